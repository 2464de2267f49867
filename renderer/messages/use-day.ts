/** A day as people write it: "12 Nov", with the year where it is another one. */
import { type IntlShape, useIntl } from 'react-intl'

/** A function that says a day: milliseconds since 1970, or an ISO 8601 date. What is neither is said as it is. */
export function useDay(): (at: number | string) => string {
  const intl = useIntl()
  return (at) => dayWords(intl, at)
}

/** The same without a page. */
export function dayWords(intl: Pick<IntlShape, 'formatDate'>, at: number | string): string {
  // A date without a time is a day everywhere, not a midnight in one zone.
  const date = typeof at === 'number' ? new Date(at) : new Date(`${at}T12:00:00`)
  if (Number.isNaN(date.getTime())) return String(at)
  const isThisYear = date.getFullYear() === new Date().getFullYear()
  return intl.formatDate(date, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
}

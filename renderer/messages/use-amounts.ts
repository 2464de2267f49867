/** Sizes and times as people say them: "240 kB", "3.1 MB", "11 minutes". */
import { useMemo } from 'react'
import { type IntlShape, useIntl } from 'react-intl'

/** What says them. */
export interface Amounts {
  readonly size: (bytes: number) => string
  /** Rounded: nobody knows it to the second. */
  readonly time: (seconds: number) => string
}

/** In the page's language. */
export function useAmounts(): Amounts {
  const intl = useIntl()
  return useMemo(() => amountsIn(intl), [intl])
}

/** The same without a page. */
export function amountsIn(intl: Pick<IntlShape, 'formatNumber'>): Amounts {
  const size = (bytes: number): string => {
    const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1_000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
    return intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 })
  }
  const time = (seconds: number): string => {
    const [value, unit] = inUnit(seconds)
    return intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'long' })
  }
  return { size, time }
}

function inUnit(seconds: number): readonly [number, 'second' | 'minute' | 'hour'] {
  if (seconds < 50) return [Math.max(10, Math.round(seconds / 10) * 10), 'second']
  if (seconds < 90 * 60) return [Math.max(1, Math.round(seconds / 60)), 'minute']
  return [Math.round(seconds / 3_600), 'hour']
}

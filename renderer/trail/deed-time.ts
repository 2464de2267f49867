/** When a deed was done, as far as its author's log says. */
import type { IntlShape } from 'react-intl'
import type { useSay } from '../messages/say.tsx'
import type { Deed } from './deed-words.ts'

type Times = Pick<Deed, 'at' | 'after' | 'before'>

/** Its moment; for what says none, such as writing, the day or days between what its author did before and after. */
export function deedTime(say: ReturnType<typeof useSay>, intl: Pick<IntlShape, 'formatDate' | 'formatDateTimeRange'>, deed: Times): string {
  const moment = (time: number): string => intl.formatDate(time, { dateStyle: 'medium', timeStyle: 'short' })
  const { at, after, before } = deed
  if (at !== null) return moment(at)
  if (after !== null && before !== null) {
    return intl.formatDateTimeRange(Math.min(after, before), Math.max(after, before), { dateStyle: 'medium' })
  }
  if (after !== null) return say('trail.after', { time: moment(after) })
  return before === null ? say('trail.no-time') : say('trail.before', { time: moment(before) })
}

/** The same for machines: ISO 8601 in UTC, an interval (ISO 8601-2 where an end is open) for what says no moment; empty where nothing is known. */
export function deedTimeIso({ at, after, before }: Times): string {
  const iso = (time: number | null): string => (time === null ? '..' : new Date(time).toISOString())
  if (at !== null) return iso(at)
  return after === null && before === null ? '' : `${iso(after)}/${iso(before)}`
}

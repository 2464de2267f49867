/** How long a stage still has, in words: "closes in 3 days", "time was over 2 hours ago". */
import { type IntlShape, useIntl } from 'react-intl'
import { clockIn } from '../../shared/signing/time-zone.ts'
import { relativeTime } from '../kit/relative-time.ts'
import { useSay } from '../messages/say.tsx'

/** A time in its time zone, as the host answers it. */
export interface Deadline {
  readonly at: number
  readonly zone: string
}

/** A function that says how long there is until a deadline, or how long it is over. */
export function useCloses(): (deadline: Pick<Deadline, 'at'>, nowMs: number) => string {
  const say = useSay()
  const intl = useIntl()
  return (deadline, nowMs) => closesWords(intl, say, deadline, nowMs)
}

/** The same without a page. */
export function closesWords(
  intl: Pick<IntlShape, 'formatRelativeTime'>,
  say: ReturnType<typeof useSay>,
  { at }: Pick<Deadline, 'at'>,
  nowMs: number,
): string {
  const { value, unit } = relativeTime(at, nowMs)
  const time = intl.formatRelativeTime(value, unit, { numeric: 'auto' })
  return say(at > nowMs ? 'stage.deadline.closes' : 'stage.deadline.over', { time })
}

/** True if a day (ISO 8601) is later than the day of the deadline where it was given. */
export const isDayAfter = (day: string, deadline: Deadline | null): boolean =>
  deadline !== null && day > clockIn(deadline.zone, deadline.at).slice(0, DAY_CHARACTERS)

const DAY_CHARACTERS = 10

/** Times as people type them on the command line. */
import { AppError } from '../../shared/errors.ts'
import { isTimeZone, momentIn } from '../../shared/signing/time-zone.ts'

/** The time zone of this computer. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** ISO 8601 in UTC of a time with its own offset, or as clocks in the zone show it. Throws `bad-input`. */
export function momentOf(time: string, zone: string): string {
  if (!isTimeZone(zone)) throw new AppError('bad-input', `There is no time zone ${zone}: write one such as Africa/Nairobi.`)
  const at = momentIn(zone, time)
  if (at === undefined) throw new AppError('bad-input', `“${time}” is no time: write one such as 2026-12-01T17:00.`)
  return new Date(at).toISOString()
}

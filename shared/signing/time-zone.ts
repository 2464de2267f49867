/** Time zones by their IANA names, such as `Africa/Nairobi`: in which a time was given, and what it is elsewhere. */
import { fromAbsolute, parseAbsolute, parseDateTime, toZoned } from '@internationalized/date'
import { z } from 'zod'

/** True for a zone that this computer knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A zone in an act or a call. */
export const timeZone = z.string().min(1).max(64).refine(isTimeZone, 'no time zone')

/**
 * The moment, in milliseconds since 1970, of a time as clocks in the zone show it (`2026-12-04T17:00`), or of one that says its own offset
 * (`2026-12-04T17:00:00+03:00`). Of a time that a change of clocks skips or repeats, the one after the change or the first. Undefined for anything else.
 */
export function momentIn(zone: string, time: string): number | undefined {
  try {
    if (/(?:Z|[+-]\d\d:?\d\d)$/.test(time)) return parseAbsolute(time, zone).toDate().getTime()
    return toZoned(parseDateTime(time), zone).toDate().getTime()
  } catch {
    return undefined
  }
}

/** What clocks in the zone show at a moment: `2026-12-04T17:00`. */
export const clockIn = (zone: string, at: number): string => fromAbsolute(at, zone).toString().slice(0, MINUTES_CHARACTERS)

const MINUTES_CHARACTERS = 16

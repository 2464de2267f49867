/** How long ago, or how long until, in the largest unit that says something. */

/** A number and its unit, as `Intl.RelativeTimeFormat` takes them; past is negative. */
export interface RelativeTime {
  readonly value: number
  readonly unit: 'second' | 'minute' | 'hour' | 'day'
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Less than a minute is "now"; under an hour minutes, under two days hours, then days. */
export function relativeTime(atMs: number, nowMs: number): RelativeTime {
  const differenceMs = atMs - nowMs
  const sizeMs = Math.abs(differenceMs)
  if (sizeMs < MINUTE_MS) return { value: 0, unit: 'second' }
  if (sizeMs < HOUR_MS) return { value: Math.trunc(differenceMs / MINUTE_MS), unit: 'minute' }
  if (sizeMs < 2 * DAY_MS) return { value: Math.trunc(differenceMs / HOUR_MS), unit: 'hour' }
  return { value: Math.trunc(differenceMs / DAY_MS), unit: 'day' }
}

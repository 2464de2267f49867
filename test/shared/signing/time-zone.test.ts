/** Times as people give them in their time zone. */
import { describe, expect, it } from 'vitest'
import { clockIn, isTimeZone, momentIn } from '../../../shared/signing/time-zone.ts'

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString())

describe('a time in a zone', () => {
  it('is the moment at which clocks there show it', () => {
    expect(iso(momentIn('Africa/Nairobi', '2026-12-04T17:00'))).toBe('2026-12-04T14:00:00.000Z')
    expect(iso(momentIn('America/New_York', '2026-07-04T17:00'))).toBe('2026-07-04T21:00:00.000Z')
    expect(iso(momentIn('America/New_York', '2026-12-04T17:00'))).toBe('2026-12-04T22:00:00.000Z')
    expect(clockIn('Asia/Kathmandu', Date.UTC(2026, 11, 4, 14))).toBe('2026-12-04T19:45')
  })

  it('is the first of a repeated hour, and later than a skipped one', () => {
    expect(iso(momentIn('Europe/Berlin', '2026-10-25T02:30'))).toBe('2026-10-25T00:30:00.000Z')
    expect(iso(momentIn('Europe/Berlin', '2026-03-29T02:30'))).toBe('2026-03-29T01:30:00.000Z')
  })

  it('keeps an offset of its own, and is nothing where it is no time or no zone', () => {
    expect(iso(momentIn('Africa/Nairobi', '2026-12-04T17:00:00+01:00'))).toBe('2026-12-04T16:00:00.000Z')
    for (const [zone, time] of [
      ['Africa/Nairobi', 'tomorrow'],
      ['Africa/Nairobi', '2026-13-04T17:00'],
      ['Mars/Olympus', '2026-12-04T17:00'],
      ['Africa/Nairobi', ''],
    ] as const)
      expect(momentIn(zone, time)).toBeUndefined()
    expect([isTimeZone('Africa/Nairobi'), isTimeZone('UTC'), isTimeZone('Mars/Olympus'), isTimeZone('')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

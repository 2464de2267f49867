/** How much is put on lines of very different kinds. The model of a line: a queue that empties at its rate, and the time a signal takes there and back. */
import { describe, expect, it } from 'vitest'
import { createPace, MOST_UNDER_WAY_BYTES } from '../../../../electron/core/session/pace.ts'

interface Line {
  readonly bytesPerSecond: number
  readonly roundTripMs: number
}

const PIECE = 4 * 1024
const STEP_MS = 10

/** Keeps a line as full as the pace allows; answers what it carried and how long the last piece took. */
function fill(lineAt: (ms: number) => Line, forMs: number) {
  let now = 0
  const pace = createPace({ now: () => now })
  const underWay: { readonly putAt: number; readonly grantedAt: number }[] = []
  let freeAt = 0
  let carried = 0
  let lastDelayMs = 0
  for (; now < forMs; now += STEP_MS) {
    const { bytesPerSecond, roundTripMs } = lineAt(now)
    for (let first = underWay[0]; first && first.grantedAt <= now; first = underWay[0]) {
      underWay.shift()
      pace.granted(PIECE)
      carried += PIECE
      lastDelayMs = now - first.putAt
    }
    while (pace.underWayBytes() === 0 || pace.underWayBytes() + PIECE <= pace.windowBytes()) {
      freeAt = Math.max(freeAt, now) + (PIECE / bytesPerSecond) * 1000
      pace.sent(PIECE)
      underWay.push({ putAt: now, grantedAt: freeAt + roundTripMs })
    }
  }
  return { pace, perSecond: (carried / forMs) * 1000, lastDelayMs }
}

const always = (line: Line) => (): Line => line

describe('the pace of a line', () => {
  it('[SESS-9] keeps a keystroke from waiting more than some seconds behind what is sent at 32 kbit/s, and uses the line', () => {
    const { perSecond, lastDelayMs, pace } = fill(always({ bytesPerSecond: 4_000, roundTripMs: 600 }), 120_000)
    expect(lastDelayMs).toBeLessThan(5_000)
    expect(perSecond).toBeGreaterThan(3_500)
    expect(pace.isSlow()).toBe(true)
  })

  it('[SESS-9] fills a satellite line in spite of its delay', () => {
    const { perSecond, pace } = fill(always({ bytesPerSecond: 250_000, roundTripMs: 600 }), 60_000)
    expect(perSecond).toBeGreaterThan(200_000)
    expect(pace.isSlow()).toBe(false)
  })

  it('[SESS-6] never has more than two megabytes under way on the best of lines', () => {
    const { perSecond, pace } = fill(always({ bytesPerSecond: 50_000_000, roundTripMs: 10 }), 10_000)
    expect(pace.windowBytes()).toBe(MOST_UNDER_WAY_BYTES)
    expect(perSecond).toBeGreaterThan(20_000_000)
  })

  it('[SESS-9] follows a line that turns bad and good again', () => {
    const good = { bytesPerSecond: 1_000_000, roundTripMs: 50 }
    const bad = { bytesPerSecond: 8_000, roundTripMs: 300 }
    const turned = fill((ms) => (ms < 20_000 ? good : bad), 400_000)
    expect(turned.lastDelayMs).toBeLessThan(5_000)
    expect(turned.pace.isSlow()).toBe(true)
    const back = fill((ms) => (ms < 20_000 || ms > 400_000 ? good : bad), 420_000)
    expect(back.pace.isSlow()).toBe(false)
  })
})

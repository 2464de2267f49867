/** How much may be under way on a line: little on a slow one, so that a keystroke need not wait behind minutes of older texts. SPEC rule SESS-9. */
import type { Clock } from '../ports/clock.ts'

/** See the head of this file. */
export interface Pace {
  /** Bytes that may be under way now. */
  readonly windowBytes: () => number
  readonly underWayBytes: () => number
  readonly sent: (bytes: number) => void
  /** The other end has taken so many bytes more. */
  readonly granted: (bytes: number) => void
  /** True once the line was seen to take longer than people should wait. */
  readonly isSlow: () => boolean
}

/** What a receiver grants at any time without being told of the line: no more is ever under way. */
export const MOST_UNDER_WAY_BYTES = 2 * 1024 * 1024
const LEAST_BYTES = 8 * 1024
const FIRST_BYTES = 16 * 1024
/** From sending to the grant. Satellites take 0.6 s for nothing: that alone must not count as slow. */
const SOON_MS = 1_500
const LATE_MS = 3_000
const SLOW_BELOW_BYTES = 32 * 1024

/** A line of which nothing is known yet. Grows by what is granted soon, as TCP's slow start does, and shrinks in proportion to the delay. */
export function createPace(clock: Pick<Clock, 'now'>): Pace {
  const parcels: { readonly end: number; readonly at: number }[] = []
  let windowBytes = FIRST_BYTES
  let sentBytes = 0
  let grantedBytes = 0
  let isSlow = false

  const underWayBytes = (): number => sentBytes - grantedBytes
  const sent = (bytes: number): void => {
    sentBytes += bytes
    parcels.push({ end: sentBytes, at: clock.now() })
  }
  const granted = (bytes: number): void => {
    // Only a line that was asked for all it was thought to carry shows whether it carries more.
    const wasFull = underWayBytes() > windowBytes / 2
    grantedBytes = Math.min(sentBytes, grantedBytes + bytes)
    const delayMs = delayOfTaken()
    if (delayMs > LATE_MS) windowBytes = Math.max(LEAST_BYTES, (windowBytes * LATE_MS) / (2 * delayMs))
    else if (delayMs < SOON_MS && wasFull) windowBytes = Math.min(MOST_UNDER_WAY_BYTES, windowBytes + bytes)
    isSlow = windowBytes < SLOW_BELOW_BYTES && (delayMs > LATE_MS || isSlow)
  }
  /** How long the last parcel that is wholly taken was under way. */
  const delayOfTaken = (): number => {
    let delayMs = 0
    for (let first = parcels[0]; first && first.end <= grantedBytes; first = parcels[0]) {
      delayMs = clock.now() - first.at
      parcels.shift()
    }
    return delayMs
  }
  return { windowBytes: () => windowBytes, underWayBytes, sent, granted, isSlow: () => isSlow }
}

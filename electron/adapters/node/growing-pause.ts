/** Pauses between tries that grow while trying does not help, jittered so that many who fail together do not try together. */
import type { Random } from '../../core/ports/random.ts'

/** See the head of this file. */
export interface GrowingPause {
  /** The next pause in milliseconds: from half to one and a half times what it stands at, which then doubles. */
  readonly next: () => number
  /** Trying helped: the next pause is short again. */
  readonly reset: () => void
}

const FIRST_MS = 500
const LONGEST_MS = 30_000

/** Stands at half a second, and goes up to half a minute. */
export function createGrowingPause(random: Random): GrowingPause {
  let standing = FIRST_MS
  const next = (): number => {
    const jitter = 0.5 + (random.bytes(1)[0] ?? 0) / 255
    const pauseMs = standing * jitter
    standing = Math.min(standing * 2, LONGEST_MS)
    return pauseMs
  }
  const reset = (): void => {
    standing = FIRST_MS
  }
  return { next, reset }
}

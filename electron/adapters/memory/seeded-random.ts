/** Randomness that replays: mulberry32 (Tommy Ettinger, public domain), good enough to spread choices. */
import type { Random } from '../../core/ports/random.ts'

/** A stream of choices from a seed. */
export interface SeededRandom extends Random {
  /** A whole number from 0 to `below - 1`. */
  readonly below: (below: number) => number
  /** True about once in `times`. */
  readonly oneIn: (times: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
}

/** The stream of a seed. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit)
  return {
    bytes: (count) => Uint8Array.from({ length: count }, () => next() >>> 24),
    below,
    oneIn: (times) => below(times) === 0,
    pick: (items) => items[below(items.length)] as never,
  }
}

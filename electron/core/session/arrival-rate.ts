/** How fast a line brings what is waited for, measured only while something is. SPEC rule BRING-2. */
import type { Clock, Timer } from '../ports/clock.ts'

/** See the head of this file. */
export interface ArrivalRate {
  /** Measures while something is waited for, and no more after. */
  readonly expect: (isExpecting: boolean) => void
  /** Bytes per second over the last 20 s of waiting; undefined before 4 s of it, and where hardly anything came. */
  readonly bytesPerSecond: () => number | undefined
  readonly close: () => void
}

const EVERY_MS = 1_000
const SAMPLES = 20
const FEWEST_SAMPLES = 4
/** Beats and grants alone say nothing of a line. */
const LEAST_BYTES = 2 * 1024

/** A line of which nothing is known. `received` answers the bytes that came so far; `measured` is called after every second of waiting. */
export function createArrivalRate(clock: Clock, received: () => number, measured: () => void): ArrivalRate {
  let samples: readonly number[] = []
  let timer: Timer | undefined
  let before = 0

  const expect = (isExpecting: boolean): void => {
    if (isExpecting === (timer !== undefined)) return
    if (isExpecting) {
      before = received()
      again()
    } else stop()
  }
  const again = (): void => {
    timer = clock.after(EVERY_MS, () => {
      const now = received()
      samples = [...samples, now - before].slice(-SAMPLES)
      before = now
      again()
      measured()
    })
  }
  const stop = (): void => {
    timer?.cancel()
    timer = undefined
  }
  const bytesPerSecond = (): number | undefined => {
    const bytes = samples.reduce((sum, sample) => sum + sample, 0)
    return samples.length < FEWEST_SAMPLES || bytes < LEAST_BYTES ? undefined : (bytes * 1000) / (samples.length * EVERY_MS)
  }
  return { expect, bytesPerSecond, close: stop }
}

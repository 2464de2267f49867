/** Work that is done at once on a good line and gathers on a slow one. SPEC rule SESS-9. */
import type { Clock, Timer } from '../ports/clock.ts'

/** See the head of this file. */
export interface Gathering {
  /** Does the work now, or once with all that is asked for within a second. */
  readonly soon: () => void
  readonly cancel: () => void
}

const GATHER_MS = 1_000

/** Nothing has gathered yet. */
export function createGathering(clock: Clock, isSlow: () => boolean, work: () => void): Gathering {
  let timer: Timer | undefined
  const soon = (): void => {
    if (!isSlow()) return work()
    timer ??= clock.after(GATHER_MS, () => {
      timer = undefined
      work()
    })
  }
  return { soon, cancel: () => timer?.cancel() }
}

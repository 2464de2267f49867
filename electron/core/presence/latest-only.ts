/** Passes values on at a bounded rate: of those that come too fast only the latest. */
import type { Clock, Timer } from '../ports/clock.ts'

/** See the head of this file. */
export interface LatestOnly<T> {
  readonly offer: (value: T) => void
  /** Forgets what waits. */
  readonly cancel: () => void
}

/** Calls `pass` at once, then at most every `everyMs`. */
export function latestOnly<T>(clock: Clock, everyMs: number, pass: (value: T) => void): LatestOnly<T> {
  let waiting: { readonly value: T } | undefined
  let timer: Timer | undefined

  const due = (): void => {
    timer = undefined
    const next = waiting
    waiting = undefined
    if (next) passNow(next.value)
  }
  const passNow = (value: T): void => {
    timer = clock.after(everyMs, due)
    pass(value)
  }
  const offer = (value: T): void => {
    if (timer) waiting = { value }
    else passNow(value)
  }
  const cancel = (): void => {
    timer?.cancel()
    timer = undefined
    waiting = undefined
  }
  return { offer, cancel }
}

/** Time that a test or a seed owns: nothing happens until it is told to pass, and everything that happens has an order. */
import type { Clock, Timer } from '../../core/ports/clock.ts'

/** A clock and the power over it. */
export interface VirtualTime {
  /** A clock as one computer sees it: `skewMs` ahead until it jumps, and silent once stopped. */
  readonly clock: (skewMs?: number) => JumpingClock
  readonly now: () => number
  /** Lets time pass, running what falls due in order. */
  readonly pass: (ms: number) => void
}

/** A computer's clock. */
export interface JumpingClock extends Clock {
  readonly stop: () => void
  /** Sets it this far ahead of what it shows, or behind: timers under way keep their time, as they do on real computers. */
  readonly jump: (ms: number) => void
}

interface Due {
  readonly at: number
  readonly order: number
  readonly work: () => void
}

const BEGINNING = Date.UTC(2026, 10, 3, 9)

/** Time standing at a moment, in milliseconds since 1970. */
export function createVirtualTime(beginning = BEGINNING): VirtualTime {
  let now = beginning
  let order = 0
  const due = new Set<Due>()

  const schedule = (delayMs: number, work: () => void): Timer => {
    const item = { at: now + Math.max(0, delayMs), order: order++, work }
    due.add(item)
    return { cancel: () => void due.delete(item) }
  }
  const next = (until: number): Due | undefined => {
    let first: Due | undefined
    for (const item of due)
      if (item.at <= until && (!first || item.at < first.at || (item.at === first.at && item.order < first.order))) first = item
    return first
  }
  const pass = (ms: number): void => {
    const until = now + ms
    for (let item = next(until); item; item = next(until)) {
      due.delete(item)
      now = item.at
      item.work()
    }
    now = until
  }
  const clock = (skewMs = 0): JumpingClock => {
    let stopped = false
    let skew = skewMs
    const after = (delayMs: number, work: () => void): Timer => schedule(delayMs, () => (stopped ? undefined : work()))
    const stop = (): void => {
      stopped = true
    }
    const jump = (ms: number): void => {
      skew += ms
    }
    return { now: () => now + skew, after, stop, jump }
  }
  return { clock, now: () => now, pass }
}

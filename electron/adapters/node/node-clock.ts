/** The machine's clock and timers. */
import type { Clock } from '../../core/ports/clock.ts'

/** Real time; timers never keep the process alive. */
export function createNodeClock(): Clock {
  return {
    now: () => Date.now(),
    after: (delayMs, work) => {
      const timer = setTimeout(work, delayMs).unref()
      return { cancel: () => clearTimeout(timer) }
    },
  }
}

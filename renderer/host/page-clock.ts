/** A page's clock and timers. */
import type { Clock } from '../../shared/clock.ts'

/** Real time. Browsers slow timers of hidden pages down; the shell keeps those of the network page from that. */
export function createPageClock(): Clock {
  return {
    now: () => Date.now(),
    after: (delayMs, work) => {
      const timer = setTimeout(work, delayMs)
      return { cancel: () => clearTimeout(timer) }
    },
  }
}

/** The page's clock and timers. */
import type { Clock } from '../../shared/clock.ts'

/** Real time. The shell keeps timers of this page from being slowed down while its window is hidden. */
export function createPageClock(): Clock {
  return {
    now: () => Date.now(),
    after: (delayMs, work) => {
      const timer = setTimeout(work, delayMs)
      return { cancel: () => clearTimeout(timer) }
    },
  }
}

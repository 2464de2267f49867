/** Work that keeps something and is due after a while: what a full disk refuses is tried again until there is room. SPEC rule TEXT-10. */
import { isAppError } from '../../../shared/errors.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

/** See the head of this file. */
export interface DueWork {
  /** Due so many milliseconds from now, unless it is due already. */
  readonly soon: (delayMs: number) => void
  /** Due so many milliseconds from now, whatever was set before. */
  readonly setBack: (delayMs: number) => void
  readonly cancel: () => void
}

/** A disk is looked at so often for room. */
const AGAIN_MS = 10_000

/** Nothing is due yet. `work` may throw `disk-full`; anything else it throws is a bug and goes on. */
export function createDueWork({ clock, log }: { readonly clock: Clock; readonly log: Log }, work: () => void): DueWork {
  let timer: Timer | undefined

  const due = (): void => {
    timer = undefined
    if (!unlessFull(log, work)) soon(AGAIN_MS)
  }
  const cancel = (): void => {
    timer?.cancel()
    timer = undefined
  }
  const soon = (delayMs: number): void => {
    timer ??= clock.after(delayMs, due)
  }
  const setBack = (delayMs: number): void => {
    cancel()
    soon(delayMs)
  }
  return { soon, setBack, cancel }
}

/** Does work whose loss costs nothing that cannot be had again. False where the disk had no room for it. */
export function unlessFull(log: Log, work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (!isAppError(error, 'disk-full')) throw error
    log.warn('no room on the disk')
    return false
  }
}

/** Regular looks at one place that answers or does not: one at a time, more often while something is going on there. SPEC rule MAILBOX-6. */
import type { Clock, Timer } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import { FolderError, type FolderFault } from '../core/ports/shared-folder.ts'

/** What is wrong with a place now, as a sentence and as one of a few words. */
export interface Trouble {
  readonly problem: string
  readonly fault: FolderFault
}

/** See the head of this file. */
export interface Looking {
  /** What is wrong now; undefined where nothing is. */
  readonly trouble: () => Trouble | undefined
  /** Looks now, or once more after the look that is under way. Never rejects. */
  readonly look: () => Promise<void>
  /** Looks within seconds, and often for a while. */
  readonly soon: () => void
  /** Resolves when no look is under way; none begins by itself any more. */
  readonly stop: () => Promise<void>
}

/** How often it is looked, in milliseconds: `busy` for `busyForMs` after something came or was awaited, else `idle`. */
export interface Pace {
  readonly busy: number
  readonly idle: number
  readonly busyForMs: number
}

/** What looking is made of. */
export interface LookingTools {
  readonly clock: Clock
  readonly log: Log
  readonly pace: Pace
  /** One look; true where it brought something. */
  readonly once: () => Promise<boolean>
  /** Hears of every look, also where it brought nothing: when that was is on screen. */
  readonly looked: () => void
}

const SOON_MS = 3_000

/** Nothing is looked at before `look` or `soon` is called. */
export function createLooking({ clock, log, pace, once, looked }: LookingTools): Looking {
  let trouble: Trouble | undefined
  let underWay: Promise<void> | undefined
  let timer: Timer | undefined
  let busyUntil = clock.now() + pace.busyForMs
  let isStopped = false

  const stayBusy = (): void => {
    busyUntil = clock.now() + pace.busyForMs
  }
  const lookOnce = async (): Promise<void> => {
    const before = trouble?.problem
    await once().then(
      (hasBrought) => {
        trouble = undefined
        if (hasBrought) stayBusy()
      },
      (error: unknown) => {
        trouble = troubleOf(error)
      },
    )
    if (trouble && trouble.problem !== before) log.info('shared folder', { problem: trouble.problem })
    looked()
  }
  const look = async (): Promise<void> => {
    timer?.cancel()
    while (underWay) await underWay
    underWay = lookOnce()
    await underWay
    underWay = undefined
    plan(clock.now() < busyUntil ? pace.busy : pace.idle)
  }
  const plan = (delayMs: number): void => {
    timer?.cancel()
    if (!isStopped) timer = clock.after(delayMs, () => void look())
  }
  const soon = (): void => {
    stayBusy()
    plan(SOON_MS)
  }
  const stop = async (): Promise<void> => {
    isStopped = true
    timer?.cancel()
    await underWay
  }
  return { trouble: () => trouble, look, soon, stop }
}

const troubleOf = (error: unknown): Trouble => ({
  problem: error instanceof Error ? error.message : String(error),
  fault: error instanceof FolderError ? error.fault : 'other',
})

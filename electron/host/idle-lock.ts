/** Locks a profile that nobody uses: pages say when a person does something. */
import type { Method, OutputOf } from '../../shared/api/contract.ts'
import type { Clock, Timer } from '../core/ports/clock.ts'

/** See the head of this file. */
export interface IdleLock {
  /** Somebody used the profile just now. */
  readonly used: () => void
  /** True when the time is up, also before the lock has noticed, as when the computer wakes up: nothing is answered any more. */
  readonly isOver: () => boolean
  readonly close: () => void
}

/** What an idle lock watches over. */
export interface IdleLockConfig {
  readonly clock: Clock
  /** Null: never. */
  readonly minutes: () => number | null
  readonly lock: () => void
}

const LOOK_EVERY_MS = 10_000
const CAREFUL_MINUTES = 5

/** Begins to watch, used just now. */
export function createIdleLock({ clock, minutes, lock }: IdleLockConfig): IdleLock {
  let usedAt = clock.now()
  let timer: Timer | undefined
  const isOver = (): boolean => {
    const limit = minutes()
    return limit !== null && clock.now() - usedAt >= limit * 60_000
  }
  const look = (): void => {
    if (isOver()) lock()
    // The computer's clock may have been set back.
    usedAt = Math.min(usedAt, clock.now())
    timer = clock.after(LOOK_EVERY_MS, look)
  }
  const used = (): void => {
    if (!isOver()) usedAt = clock.now()
  }
  timer = clock.after(LOOK_EVERY_MS, look)
  return { used, isOver, close: () => timer?.cancel() }
}

/** The minutes that settings ask for; careful mode locks after five at the latest. */
export function lockAfterMinutes({ careful, lockAfterMinutes: minutes }: OutputOf<'settings.show'>): number | null {
  return careful ? Math.min(minutes ?? CAREFUL_MINUTES, CAREFUL_MINUTES) : minutes
}

/** Pages ask these by themselves whenever something changed, also while nobody looks: all of `renderer/host/topics.ts`, and a few more. */
const ASKED_BY_PAGES: ReadonlySet<string> = new Set([
  'profile.state',
  'profile.show',
  'settings.show',
  'coalition.list',
  'coalition.show',
  'coalition.invitations',
  'coalition.joining',
  'coalition.requests',
  'members',
  'helpers',
  'member.holds',
  'computers',
  'computer.invitation',
  'computer.holds',
  'organisations',
  'commitments',
  'commitment.show',
  'search',
  'position.list',
  'position.show',
  'remarks',
  'text.list',
  'text.show',
  'text.compare',
  'text.since-look',
  'text.changed-since-look',
  'signons.matrix',
  'signons.changes',
  'words.missing',
  'agreement.rule',
  'agreement.texts',
  'agreement.outcomes',
  'supporters.list',
  'trail',
  'submission.list',
  'submission.preview',
  'submission.mine',
  'responses.list',
  'organisation.hidden',
  'delivery',
  'network',
  'network.diagnose',
  'code.list',
  'relays.list',
  'envelope.post',
  'folder.list',
  'bringing',
  'peers',
  'inspect',
  'demo.show',
  'document.attach',
  'document.detach',
] satisfies readonly Method[])

/** Whether a call shows that a person is there. */
export const isUse = (method: Method): boolean => !ASKED_BY_PAGES.has(method)

/** When this computer says anew what it has applied: soon after changes have paused, never as an answer. SPEC rule DELIV-5. */
import type { Clock, Timer } from '../ports/clock.ts'
import type { Replica } from '../replica/replica.ts'
import type { Contacts } from './contacts.ts'
import type { Statements } from './statements.ts'

/** Changes pause this long before they are stated. */
const QUIET_MS = 2_000
/** Changes that never pause are stated this often. */
const LATEST_MS = 15_000

/** Keeps the own statement up to date while anybody is linked; returns how to stop. */
export function keepStating(tools: {
  readonly replica: Replica
  readonly contacts: Contacts
  readonly statements: Statements
  readonly clock: Clock
}): () => void {
  const { replica, contacts, statements, clock } = tools
  let waiting: { readonly since: number; readonly timer: Timer } | undefined

  const state = (): void => {
    waiting = undefined
    if (contacts.here().length > 0) statements.restate()
  }
  const schedule = (): void => {
    if (contacts.here().length === 0) return
    const now = clock.now()
    const since = waiting?.since ?? now
    waiting?.timer.cancel()
    const delayMs = Math.min(QUIET_MS, since + LATEST_MS - now)
    waiting = { since, timer: clock.after(Math.max(0, delayMs), state) }
  }
  const stops = [replica.listen(schedule), contacts.listen((_, isHere) => isHere && schedule())]
  return () => {
    waiting?.timer.cancel()
    for (const stop of stops) stop()
  }
}

/** When this computer says anew what it has applied: soon after changes have paused, never as an answer. SPEC rule DELIV-5. */
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { createDueWork } from '../replica/due-work.ts'
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
  readonly log: Log
}): () => void {
  const { replica, contacts, statements, clock } = tools
  let waitingSince: number | undefined

  const state = (): void => {
    waitingSince = undefined
    if (contacts.here().length > 0) statements.restate()
  }
  const stating = createDueWork(tools, state)
  const schedule = (): void => {
    if (contacts.here().length === 0) return
    const now = clock.now()
    waitingSince ??= now
    stating.setBack(Math.max(0, Math.min(QUIET_MS, waitingSince + LATEST_MS - now)))
  }
  const stops = [replica.listen(schedule), contacts.listen((_, isHere) => isHere && schedule())]
  return () => {
    stating.cancel()
    for (const stop of stops) stop()
  }
}

/** Acts that fall because what they stand on has fallen: a right that was taken, an invitation that is gone or used. SPEC rules MEM-3, MEM-5, MEM-9, MEM-13. */
import type { EntryHash } from '../ids.ts'
import { type Act, type DeviceState, isAct, isBefore, type MembershipEntry, type Settled, type State } from './entries.ts'
import type { Grant, RefusalReason } from './membership.ts'
import { rightsFor } from './own-acts.ts'
import { rivalled } from './rivals.ts'

/** Acts that no longer stand: their author's right was cut before them, or their invitation is gone or used. */
export function fallenOf(
  entries: readonly MembershipEntry[],
  state: State,
  before: (entry: MembershipEntry) => Settled,
): ReadonlyMap<EntryHash, RefusalReason> {
  const fallen = new Map<EntryHash, RefusalReason>()
  const unknowns = entries.filter(({ act }) => act === 'unknown')
  for (const entry of entries) {
    if (isAct('found')(entry)) continue
    const author = state.get(entry.device)
    if (!author || !hasStanding(entry, author, state)) fallen.set(entry.hash, 'right-was-taken')
    else if (unknowns.some((unknown) => unknown.hash !== entry.hash && isBefore(unknown, entry)))
      fallen.set(entry.hash, 'after-unknown-act')
  }
  for (const [hash, reason] of [...misfits(entries), ...rivalled(entries, before)]) if (!fallen.has(hash)) fallen.set(hash, reason)
  return fallen
}

function hasStanding(entry: MembershipEntry, author: DeviceState, state: State): boolean {
  return rightsFor(entry, author, state).some((role) => author.grants.some((grant) => grant.role === role && covers(grant, entry)))
}

function covers({ since, voidAfter }: Grant, entry: MembershipEntry): boolean {
  const isKnown = since === undefined || (entry.known.get(since.device) ?? 0) >= since.seq
  return isKnown && (voidAfter === undefined || entry.seq <= voidAfter)
}

/** Admissions without a fitting invitation. One that somebody repeated later, with other words, takes nothing from those that came before. */
function misfits(entries: readonly MembershipEntry[]): ReadonlyMap<EntryHash, RefusalReason> {
  const result = new Map<EntryHash, RefusalReason>()
  const invites = entries.filter(isAct('invite'))
  for (const admission of entries.filter(isAct('admit'))) {
    const known = invites.filter((invite) => invite.act.invitation === admission.act.invitation && isBefore(invite, admission))
    if (known.length === 0) result.set(admission.hash, 'no-such-invitation')
    else if (!known.some(({ act }) => fits(admission.act, act))) result.set(admission.hash, 'does-not-fit-invitation')
  }
  return result
}

const fits = (admit: Act<'admit'>, invite: Act<'invite'>): boolean =>
  admit.organisation === invite.organisation &&
  admit.computerOf === invite.computerOf &&
  admit.roles.every((role) => invite.roles.includes(role))

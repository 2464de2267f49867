/** Acts that fall because what they stand on has fallen: a right that was taken, an invitation that is gone or used. SPEC rules MEM-3, MEM-5, MEM-9, MEM-13. */
import type { EntryHash, PersonId } from '../ids.ts'
import { type Act, type DeviceState, isAct, isBefore, type MembershipEntry, type Settled, type State } from './entries.ts'
import type { Grant, RefusalReason } from './membership.ts'
import { rightsFor } from './own-acts.ts'
import { rivalled } from './rivals.ts'
import { losesCoordinator } from './takings.ts'
import { isTaking, type Taking } from './targets.ts'

/**
 * Acts that no longer stand where these takings cut: their author's right was cut before them, or their invitation is gone or used. What falls for the sake of a rival comes last, when
 * nothing else falls: the rival stands.
 */
export function fallenOf(
  entries: readonly MembershipEntry[],
  state: State,
  cuts: readonly Taking[],
  before: (entry: MembershipEntry) => Settled,
): ReadonlyMap<EntryHash, RefusalReason> {
  const fallen = new Map<EntryHash, RefusalReason>(misfits(entries))
  const unknowns = entries.filter(({ act }) => act === 'unknown')
  const waitsFor = (unknown: MembershipEntry, entry: MembershipEntry): boolean =>
    unknown.hash !== entry.hash && isBefore(unknown, entry) && !isFreed(entry, state.get(unknown.device)?.person, cuts)
  for (const entry of entries) {
    if (isAct('found')(entry)) continue
    const author = state.get(entry.device)
    if (!author || !hasStanding(entry, author, state)) fallen.set(entry.hash, 'right-was-taken')
    else if (unknowns.some((unknown) => waitsFor(unknown, entry))) fallen.set(entry.hash, 'after-unknown-act')
  }
  return fallen.size > 0 ? fallen : rivalled(entries, before)
}

/** Whoever wrote what nobody here can read can be removed; what was done knowing that they were waits no more. */
const isFreed = (entry: MembershipEntry, author: PersonId | undefined, cuts: readonly Taking[]): boolean =>
  (isTaking(entry) && unseats(entry, author)) || cuts.some((taking) => unseats(taking, author) && isBefore(taking, entry))

const unseats = (taking: Taking, person: PersonId | undefined): boolean =>
  taking.act.t !== 'remove-computer' && taking.act.person === person && losesCoordinator(taking)

function hasStanding(entry: MembershipEntry, author: DeviceState, state: State): boolean {
  return rightsFor(entry, author, state).some((role) => author.grants.some((grant) => grant.role === role && covers(grant, entry)))
}

function covers({ since, voidAfter }: Grant, entry: MembershipEntry): boolean {
  const isKnown = since === undefined || isBefore(since, entry)
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

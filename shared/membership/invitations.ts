/** Invitations and what became of them. SPEC rules MEM-2, MEM-3. */
import { type EntryOf, isAct, isBefore, type MembershipEntry, type State } from './entries.ts'
import { isSenior } from './grants.ts'
import type { InvitationStanding } from './membership.ts'

/** The invitations among acts that count, by their keys. Of several acts with one key the first says what it is. */
export function invitationsOf(counting: readonly MembershipEntry[], state: State): ReadonlyMap<string, InvitationStanding> {
  const used = new Set(counting.filter(isAct('admit')).map(({ act }) => act.invitation))
  const byKey = Map.groupBy(counting.filter(isAct('invite')), ({ act }) => act.invitation)
  return new Map(
    [...byKey].flatMap(([invitation, invites]) => {
      const first = firstOf(invites, state)
      if (!first) return []
      const { organisation, roles, expires, rendezvous, proof, computerOf } = first.act
      const standing = { invitation, organisation, roles, expires, rendezvous, proof, by: first.device, computerOf }
      return [[invitation, { ...standing, state: used.has(invitation) ? ('used' as const) : ('open' as const) }]]
    }),
  )
}

/** The one that knows of no other; of several the senior author's, then the lowest hash. */
function firstOf(invites: readonly EntryOf<'invite'>[], state: State): EntryOf<'invite'> | undefined {
  const ignorant = invites.filter((one) => !invites.some((other) => other !== one && isBefore(other, one)))
  return ignorant.sort((a, b) => (goesFirst(a, b, state) ? -1 : 1))[0]
}

function goesFirst(a: EntryOf<'invite'>, b: EntryOf<'invite'>, state: State): boolean {
  const [rankA, rankB] = [state.get(a.device)?.rank, state.get(b.device)?.rank]
  if (rankA && rankB && isSenior(rankA, rankB)) return true
  return !(rankA && rankB && isSenior(rankB, rankA)) && a.hash < b.hash
}

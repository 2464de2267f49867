/**
 * Who may do what: a pure reading of the set of membership acts. Any order of the same acts gives the same answer. SPEC rules MEM-5 to MEM-16.
 *
 * An act counts if its author had the right in the act's own past, and if no removal that holds has cut the author before it. Removals are
 * weighed by seniority, so that of two people who remove each other the one admitted earlier in the chain of admissions stays.
 */
import type { CoalitionId, DeviceId, EntryHash } from '../ids.ts'
import { isAct, isBefore, type MembershipEntry, type ResolverFacts, type Settled, type State } from './entries.ts'
import { epochsOf } from './epochs.ts'
import { fallenOf } from './fallen.ts'
import { addRoleGrants, admissionsOf } from './grants.ts'
import { invitationsOf } from './invitations.ts'
import { type KeptBranches, keepBranches } from './kept-branches.ts'
import type { DeviceStanding, Membership, RefusalReason } from './membership.ts'
import { type JudgeFacts, judgeInPast } from './past.ts'
import { withStrangers } from './strangers.ts'
import { bySeniority, cutBy, unsecondedAmong } from './takings.ts'
import { isTaking, type Taking } from './targets.ts'
import { type Stand, weigh } from './weighing.ts'

export type { MembershipEntry, ResolverFacts } from './entries.ts'

/** Resolves the acts of a coalition. Entries may be given in any order; each once. */
export function resolveMembership(coalition: CoalitionId, entries: readonly MembershipEntry[], facts: ResolverFacts): Membership {
  const sorted = [...withStrangers(entries, facts)].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const { kept, settled } = keepBranches(sorted, facts, (isAfterFork) =>
    createJudge(sorted, { verify: facts.verify, isAfterFork }).settle(sorted),
  )
  const { state, refused } = settled
  const setAside = sorted
    .filter(isAct('set-aside'))
    .filter(({ hash }) => !refused.has(hash))
    .map(({ act }) => act)
  return {
    coalition,
    devices: standingsOf(state, facts, kept),
    invitations: invitationsOf(
      sorted.filter(({ hash }) => !refused.has(hash)),
      state,
    ),
    setAside: setAside.map(({ device, from, to }) => ({ device, from, to })),
    epochs: epochsOf(sorted.filter(({ hash }) => !refused.has(hash))),
    refused: [...refused].map(([hash, reason]) => ({ hash, reason })).sort((a, b) => (a.hash < b.hash ? -1 : 1)),
    updateRequired: sorted.filter(({ act, hash }) => act === 'unknown' && !refused.has(hash)).map(({ hash }) => hash),
  }
}

interface Judge {
  readonly settle: (entries: readonly MembershipEntry[]) => Settled
}

function createJudge(all: readonly MembershipEntry[], facts: JudgeFacts): Judge {
  const settledBefore = new Map<EntryHash, Settled>()
  const verdicts = new Map<EntryHash, RefusalReason | 'counts'>()

  const before = (entry: MembershipEntry): Settled => {
    const held = settledBefore.get(entry.hash)
    if (held) return held
    const settled = settle(all.filter((other) => isBefore(other, entry)))
    settledBefore.set(entry.hash, settled)
    return settled
  }
  /** Whether the act counts as far as its own past tells. */
  const verdictOf = (entry: MembershipEntry): RefusalReason | 'counts' => {
    const held = verdicts.get(entry.hash)
    if (held) return held
    const verdict = judgeInPast(entry, before(entry), facts)
    verdicts.set(entry.hash, verdict)
    return verdict
  }
  const settle = (entries: readonly MembershipEntry[]): Settled => {
    const refused = refusedByPast(entries)
    const counting = entries.filter(({ hash }) => !refused.has(hash))
    const { state, fallen, idle } = weigh(bySeniority(counting, before), (cuts) => standUnder(counting, cuts))
    return { state, refused: new Map([...refused, ...fallen, ...idle]) }
  }
  /** Acts fall away until the rest stands by itself: what falls in one round stays out of the next. */
  const standUnder = (entries: readonly MembershipEntry[], cuts: readonly Taking[]): Stand => {
    const fallen = new Map<EntryHash, RefusalReason>()
    for (;;) {
      const standing = entries.filter(({ hash }) => !fallen.has(hash))
      const state = cutBy(addRoleGrants(admissionsOf(standing), standing), cuts, standing, before)
      const falling = fallenOf(standing, state, cuts, before)
      if (falling.size === 0) return { state, fallen, effective: effectiveOf(standing) }
      for (const [hash, reason] of falling) fallen.set(hash, reason)
    }
  }
  const effectiveOf = (standing: readonly MembershipEntry[]): ReadonlySet<Taking> => {
    const takings = standing.filter(isTaking)
    const unseconded = unsecondedAmong(takings, before)
    return new Set(takings.filter((taking) => !unseconded.has(taking)))
  }
  const refusedByPast = (entries: readonly MembershipEntry[]): Map<EntryHash, RefusalReason> => {
    const verdicts = entries.map((entry) => [entry.hash, verdictOf(entry)] as const)
    return new Map(verdicts.filter((pair): pair is [EntryHash, RefusalReason] => pair[1] !== 'counts'))
  }
  return { settle }
}

function standingsOf(state: State, { forks }: ResolverFacts, kept: KeptBranches): ReadonlyMap<DeviceId, DeviceStanding> {
  const sorted = [...state].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(
    sorted.map(([device, { person, organisation, agreement, lockbox, isUnchecked, grants, endedAt }]) => [
      device,
      {
        device,
        ...{ person, organisation, agreement, lockbox, isUnchecked, grants, endedAt },
        forkedAt: forks.get(device),
        kept: kept.get(device) ?? [],
      },
    ]),
  )
}

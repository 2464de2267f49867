/** Branches of forked logs that stand: what a taking left standing, whoever forks the log below it later. SPEC rule MEM-19. */
import type { DeviceId } from '../ids.ts'
import type { MembershipEntry, Place, ResolverFacts, Settled, State } from './entries.ts'
import { isSenior } from './grants.ts'
import { isTaking, isTarget, personTaken, type Taking } from './targets.ts'

/** By device, the ends of what stands of a log although it forked before them: all on one branch. */
export type KeptBranches = ReadonlyMap<DeviceId, readonly Place[]>

/** Resolves under the forks of which no taking keeps a branch. */
type SettleUnder = (isAfterFork: (entry: MembershipEntry) => boolean) => Settled

interface Keeping {
  readonly taking: Taking
  readonly device: DeviceId
  readonly place: Place
}

/** What stands of forked logs, and everything resolved under that. Takings are tried in the order of seniority; one that does not hold keeps nothing. */
export function keepBranches(
  entries: readonly MembershipEntry[],
  facts: ResolverFacts,
  settleUnder: SettleUnder,
): { readonly kept: KeptBranches; readonly settled: Settled } {
  let keepings = keepingsOf(entries, facts, settleUnder)
  for (;;) {
    const chosen = [...Map.groupBy(keepings, ({ device }) => device).values()].map((ofDevice) => alongFirst(ofDevice, facts))
    const kept: KeptBranches = new Map(chosen.flatMap((ends) => (ends[0] ? [[ends[0].device, ends.map(({ place }) => place)]] : [])))
    const settled = settleUnder(isAfterForkUnder(kept, facts))
    const failing = new Set(chosen.flatMap((ends) => failingOf(ends, settled)))
    if (failing.size === 0) return { kept, settled }
    keepings = keepings.filter((keeping) => !failing.has(keeping))
  }
}

/** True for an entry from which on nothing of its log counts, being on no branch that is kept. SPEC rules LOG-11, MEM-19. */
const isAfterForkUnder =
  (kept: KeptBranches, { forks, isAlong }: ResolverFacts) =>
  ({ device, seq, hash }: MembershipEntry): boolean =>
    seq >= (forks.get(device) ?? Number.POSITIVE_INFINITY) && !kept.get(device)?.some((end) => isAlong(device, end, { seq, hash }))

/** Without what it began with nothing else is known to fail. */
function failingOf(ends: readonly Keeping[], settled: Settled): readonly Keeping[] {
  const fails = ({ taking, device }: Keeping): boolean => {
    const state = settled.state.get(device)
    return settled.refused.has(taking.hash) || !state || !isTarget(taking, device, state)
  }
  return ends.slice(0, 1).some(fails) ? ends.slice(0, 1) : ends.filter(fails)
}

const alongFirst = (keepings: readonly Keeping[], { isAlong }: ResolverFacts): readonly Keeping[] =>
  keepings.filter(({ device, place }) => {
    const first = keepings[0]?.place
    return first !== undefined && (isAlong(device, first, place) || isAlong(device, place, first))
  })

/** The most senior author's first, those of other people before one's own. Whoever never coordinated takes nothing of others. */
function keepingsOf(entries: readonly MembershipEntry[], facts: ResolverFacts, settleUnder: SettleUnder): readonly Keeping[] {
  const takings = entries.filter(isTaking)
  if (facts.forks.size === 0 || takings.length === 0) return []
  const { state } = settleUnder(() => false)
  const isOwn = (taking: Taking): boolean => state.get(taking.device)?.person === personTaken(taking, state)
  return takings
    .filter((taking) => isOwn(taking) || state.get(taking.device)?.grants.some(({ role }) => role === 'coordinator'))
    .sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || compareSeniority(state, a, b))
    .flatMap((taking) =>
      [...facts.forks].flatMap(([device, fork]) => {
        const place = endOf(taking, device, isOwn(taking), facts)
        return place && place.seq >= fork && facts.isAlong(device, place, place) ? [{ taking, device, place }] : []
      }),
    )
}

function compareSeniority(state: State, a: MembershipEntry, b: MembershipEntry): number {
  const [rankA, rankB] = [state.get(a.device)?.rank, state.get(b.device)?.rank]
  if (rankA && rankB && isSenior(rankA, rankB)) return -1
  if (rankA && rankB && isSenior(rankB, rankA)) return 1
  return a.hash < b.hash ? -1 : 1
}

/** Where a taking cuts a log, as a place: the one it names, or what its author had. Who knew of the fork left nothing of it standing. */
function endOf(taking: Taking, device: DeviceId, isOwn: boolean, { isAlong }: ResolverFacts): Place | undefined {
  if (taking.device === device) return taking
  const [known, ...others] = taking.heads?.get(device) ?? []
  if (others.length > 0) return undefined
  const named = isOwn ? undefined : taking.act.cuts.find((cut) => cut.device === device)
  if (!named || !known) return named ?? known
  return isAlong(device, named, known) ? named : known
}

/** Who may do what at which place of which log: the resolved membership, kept up to date, and its consequence for every entry. */
import type { Head } from '../../../shared/entry/header.ts'
import type { CoalitionId, DeviceId, EntryHash } from '../../../shared/ids.ts'
import type { MembershipAct, Role } from '../../../shared/membership/acts.ts'
import type { Place } from '../../../shared/membership/entries.ts'
import { type Interval, intervalsOf, type Membership } from '../../../shared/membership/membership.ts'
import { type MembershipEntry, resolveMembership } from '../../../shared/membership/resolver.ts'
import type { AuthorRights } from '../../../shared/record/field-rights.ts'
import { createBranchLines } from '../log/branch-lines.ts'
import type { Chains } from '../log/chains.ts'
import type { ChainNumber, ReplicaStore } from '../ports/replica-store.ts'

/** Rights that decide about entries: writing texts and records, what only coordinators may, and signing for an organisation. */
export type Right = 'edit' | 'coordinate' | 'sign'

const ROLES: { readonly [R in Right]: readonly Role[] } = {
  edit: ['editor', 'coordinator'],
  coordinate: ['coordinator'],
  sign: ['signatory'],
}
const RIGHTS = ['edit', 'coordinate', 'sign'] as const

/** See the head of this file. */
export interface Standing {
  /** Takes an applied membership entry into account. */
  readonly add: (entry: MembershipEntry) => void
  /** The membership as of everything added. */
  readonly membership: () => Membership
  /** True if the entry at `seq` of this chain was written by right. */
  readonly isAllowed: (right: Right, chain: ChainNumber, seq: number) => boolean
  /** What the author of the entry at `seq` of this chain may do there, and who it is. */
  readonly rightsAt: (chain: ChainNumber, seq: number) => AuthorRights
  /** Call when a fork was noticed: forks change what counts. */
  readonly forksChanged: () => void
  /** A string that differs when what is excluded among the applied entries may differ. */
  readonly exclusions: (appliedOf: (device: DeviceId) => number) => string
  /** Forgets everything, for a rebuild. */
  readonly clear: () => void
}

/** What the standing needs beside the store. */
export interface StandingTools {
  readonly coalition: CoalitionId
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly verify: (publicKey: string, message: Uint8Array, signature: string) => boolean
}

/** An empty standing; the applier feeds it. */
export function createStanding({ coalition, store, chains, verify }: StandingTools): Standing {
  let entries: MembershipEntry[] = []
  let resolved: Membership | undefined
  const firsts = new Map<string, number>()
  const lines = createBranchLines(store, chains)

  const membership = (): Membership => {
    resolved ??= resolveMembership(coalition, entries, { forks: forksOf(chains), isAlong: lines.isAlong, verify })
    return resolved
  }
  const firstKnowing = (device: DeviceId, grantDevice: DeviceId, grantSeq: number): number | undefined => {
    const end = lastKept(membership(), device)
    const key = `${device} ${end?.hash ?? ''} ${grantDevice} ${grantSeq}`
    const known = firsts.get(key)
    if (known !== undefined) return known
    const first = lines.firstKnowing(device, end, grantDevice, grantSeq)
    if (first !== undefined) firsts.set(key, first)
    return first
  }
  const intervals = (right: Right, device: DeviceId): readonly Interval[] => {
    return intervalsOf(membership(), device, ROLES[right], (grantDevice, grantSeq) => firstKnowing(device, grantDevice, grantSeq))
  }
  const isAllowed = (right: Right, chain: ChainNumber, seq: number): boolean =>
    !isBranchedOff(chain, seq) && intervals(right, chains.get(chain).device).some(({ from, to }) => from <= seq && seq <= to)
  /** True for an entry after a fork that is not on the branch that is kept. */
  const isBranchedOff = (chain: ChainNumber, seq: number): boolean => {
    const { device } = chains.get(chain)
    const { forkedAt = Number.POSITIVE_INFINITY, kept = [] } = membership().devices.get(device) ?? {}
    if (seq < forkedAt) return false
    const hash = chains.hashAt(chain, seq)
    return hash === undefined || !kept.some((end) => lines.isAlong(device, end, { seq, hash }))
  }

  const rightsAt: Standing['rightsAt'] = (chain, seq) => {
    const author = membership().devices.get(chains.get(chain).device)
    return {
      mayEdit: isAllowed('edit', chain, seq),
      mayCoordinate: isAllowed('coordinate', chain, seq),
      maySign: isAllowed('sign', chain, seq),
      person: author?.person,
      organisation: author?.organisation,
    }
  }
  const exclusions = (appliedOf: (device: DeviceId) => number): string => {
    const parts: string[] = []
    for (const device of [...new Set(chains.all().map((chain) => chain.device))].sort()) {
      const applied = appliedOf(device)
      const person = applied > 0 ? membership().devices.get(device)?.person : undefined
      const branch = lastKept(membership(), device)?.hash ?? ''
      parts.push([...RIGHTS.map((right) => gapsOf(intervals(right, device), applied)), person ?? '', branch].join(':'))
    }
    return parts.join(';')
  }
  const forget = (): void => {
    resolved = undefined
  }
  const add = (entry: MembershipEntry): void => {
    entries.push(entry)
    forget()
  }
  const clear = (): void => {
    entries = []
    firsts.clear()
    forget()
  }
  return { add, membership, isAllowed, rightsAt, forksChanged: forget, exclusions, clear }
}

/** An applied membership entry in the shape the resolver reads. */
export function membershipEntryOf(
  entry: { readonly hash: EntryHash; readonly header: { readonly device: DeviceId; readonly seq: number } },
  known: readonly Head[],
  act: MembershipAct | 'unknown',
): MembershipEntry {
  const { device, seq } = entry.header
  const seqByDevice = new Map<DeviceId, number>()
  for (const head of known) seqByDevice.set(head.device, Math.max(head.seq, seqByDevice.get(head.device) ?? 0))
  seqByDevice.set(device, seq - 1)
  const heads = Map.groupBy(known.map(placeOf), (place) => place.device)
  return { hash: entry.hash, device, seq, known: seqByDevice, heads, act }
}

const placeOf = ({ device, seq, prefix }: Head): Place & { readonly device: DeviceId } => ({ device, seq, hash: prefix })

/** The end of the branch that stands of a log that forked. */
const lastKept = (membership: Membership, device: DeviceId): Place | undefined =>
  [...(membership.devices.get(device)?.kept ?? [])].sort((a, b) => b.seq - a.seq)[0]

function forksOf(chains: Chains): ReadonlyMap<DeviceId, number> {
  const forks = new Map<DeviceId, number>()
  for (const { device } of chains.all()) {
    const fork = chains.forkOf(device)
    if (fork !== undefined) forks.set(device, fork)
  }
  return forks
}

/** The stretches up to `applied` that no interval covers. */
function gapsOf(intervals: readonly Interval[], applied: number): string {
  const gaps: string[] = []
  let next = 1
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (from > next && next <= applied) gaps.push(`${next}-${Math.min(applied, from - 1)}`)
    next = Math.max(next, to + 1)
  }
  if (next <= applied) gaps.push(`${next}-`)
  return gaps.join(',')
}

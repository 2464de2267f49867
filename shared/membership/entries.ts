/** Membership acts as the resolver reads them: each where it stands in its log, with what its author had applied. */
import type { DeviceId, EntryHash, PersonId } from '../ids.ts'
import type { MembershipAct, Role } from './acts.ts'
import type { DeviceStanding, Grant, Place, RefusalReason } from './membership.ts'

export type { Place } from './membership.ts'

/** One applied act: where it stands and what its author had applied (complete, own log included). */
export interface MembershipEntry {
  readonly hash: EntryHash
  readonly device: DeviceId
  readonly seq: number
  readonly known: ReadonlyMap<DeviceId, number>
  /** The same of other logs as places, one for each branch that its author had; left out where nothing can fork. */
  readonly heads?: ReadonlyMap<DeviceId, readonly Place[]>
  /** Acts within `known` on branches that its author did not have; the resolver finds them. */
  readonly strangers?: ReadonlySet<EntryHash>
  readonly act: MembershipAct | 'unknown'
}

/** What the resolver is told beside the acts. */
export interface ResolverFacts {
  /** First forked sequence by device. */
  readonly forks: ReadonlyMap<DeviceId, number>
  /** True if `place` of a device's log is `end`, or comes before it on the same branch; false for an `end` that is not here. */
  readonly isAlong: (device: DeviceId, end: Place, place: Place) => boolean
  /** Checks an invitation key's signature over request bytes; hexadecimal key and signature. */
  readonly verify: (publicKey: string, message: Uint8Array, signature: string) => boolean
}

/** An act of one type. */
export type Act<T extends MembershipAct['t']> = Extract<MembershipAct, { t: T }>
/** An entry whose act has this type. */
export type EntryOf<T extends MembershipAct['t']> = MembershipEntry & { readonly act: Act<T> }

/** An act that lets a device in. */
export type Arrival = EntryOf<'found'> | EntryOf<'admit'> | EntryOf<'succeed'>

/** What the acts say of one device while they are weighed. */
export interface DeviceState {
  readonly admission: Arrival
  readonly person: PersonId
  readonly organisation: DeviceStanding['organisation']
  readonly agreement: string
  readonly lockbox: string | undefined
  readonly isUnchecked: boolean
  readonly grants: readonly Grant[]
  readonly endedAt: number | undefined
  /** Depth of admission and the admitting act: lower is more senior. */
  readonly rank: readonly [number, string]
}

/** Every device that acts let in. */
export type State = ReadonlyMap<DeviceId, DeviceState>

/** Acts weighed: the devices they let in, and those that do not count. */
export interface Settled {
  readonly state: State
  readonly refused: ReadonlyMap<EntryHash, RefusalReason>
}

/** True if the author of `later` had applied `earlier`. */
export const isBefore = (earlier: Pick<MembershipEntry, 'device' | 'seq' | 'hash'>, later: MembershipEntry): boolean =>
  (later.known.get(earlier.device) ?? 0) >= earlier.seq && !later.strangers?.has(earlier.hash)

/** Narrows an entry to one type of act. */
export const isAct =
  <T extends MembershipAct['t']>(type: T) =>
  (entry: MembershipEntry): entry is EntryOf<T> =>
    entry.act !== 'unknown' && entry.act.t === type

/** True if the device's entry at `seq` is within one of its grants of the role. */
export const hasRight = (state: DeviceState, role: Role, seq: number): boolean =>
  state.grants.some((grant) => grant.role === role && (grant.voidAfter === undefined || seq <= grant.voidAfter))

/** The outcome of resolving: who belongs, with which rights over which stretch of which log. SPEC rules MEM-5 to MEM-8. */
import type { CoalitionId, DeviceId, EntryHash, EpochId, OrganisationId, PersonId } from '../ids.ts'
import type { Role } from './acts.ts'

/** A place in a log: an entry's sequence, and its hash or the beginning of it. */
export interface Place {
  readonly seq: number
  readonly hash: string
}

/** The act that gave a right; undefined for the founder's own. */
export type GivenBy = { readonly device: DeviceId; readonly seq: number; readonly hash: EntryHash } | undefined

/** One right of one device, from the act that gave it. It covers the device's entries that know that act. */
export interface Grant {
  readonly role: Role
  readonly since: GivenBy
  /** The act that gave it to the person: an earlier one where the device came in as a successor. SPEC rule MEM-8. */
  readonly personSince: GivenBy
  /** Set once the right was taken: entries after this sequence are not by right. */
  readonly voidAfter: number | undefined
}

/** What is known of one computer. */
export interface DeviceStanding {
  readonly device: DeviceId
  readonly person: PersonId
  readonly organisation: OrganisationId
  /** X25519 public key, hex. */
  readonly agreement: string
  /** The age file that let it in, base64url; undefined for the founder. */
  readonly lockbox: string | undefined
  /** It, or the computer it succeeded, was let in without comparing the six numbers. */
  readonly isUnchecked: boolean
  readonly grants: readonly Grant[]
  /** Sequence of its own last entry, once it named a successor. */
  readonly endedAt: number | undefined
  /** First sequence at which its log forked. */
  readonly forkedAt: number | undefined
  /** Ends of what stands of its log although it forked before them, all on one branch. SPEC rule MEM-19. */
  readonly kept: readonly Place[]
}

/** An invitation and what became of it. */
export interface InvitationStanding {
  readonly invitation: string
  readonly organisation: OrganisationId
  readonly roles: readonly Role[]
  readonly expires: string
  readonly rendezvous: string
  readonly proof: string
  readonly by: DeviceId
  readonly state: 'open' | 'used'
}

/** Why an act did not count. */
export type RefusalReason =
  | 'not-founder'
  | 'no-right'
  | 'right-was-taken'
  | 'after-fork'
  | 'no-such-invitation'
  | 'does-not-fit-invitation'
  | 'invitation-used'
  | 'computer-taken'
  | 'person-taken'
  | 'bad-request'
  | 'nothing-to-take'
  | 'needs-second-coordinator'
  | 'outweighed'
  | 'after-unknown-act'

/** A secret that took the place of those before it; the act that began it names it. SPEC rules EPOCH-1, EPOCH-2. */
export interface EpochStanding {
  readonly epoch: EpochId
  readonly parents: readonly EpochId[]
  /** The act's author and its place in that log. */
  readonly by: DeviceId
  readonly seq: number
  /** The secret sealed to each computer that belonged: lockboxes as base64url. */
  readonly boxes: ReadonlyMap<DeviceId, string>
  /** Who was given the secret, by the act or by an admission after it. */
  readonly readers: ReadonlySet<DeviceId>
  /** No epoch that counts follows it. */
  readonly isNewest: boolean
}

/** Who may do what, as far as the acts at hand tell. */
export interface Membership {
  readonly coalition: CoalitionId
  readonly devices: ReadonlyMap<DeviceId, DeviceStanding>
  readonly invitations: ReadonlyMap<string, InvitationStanding>
  /** Entries neutralised by a coordinator, `to` inclusive. */
  readonly setAside: readonly { readonly device: DeviceId; readonly from: number; readonly to: number }[]
  /** Epochs after the first, in order of their ids. */
  readonly epochs: readonly EpochStanding[]
  readonly refused: readonly { readonly hash: EntryHash; readonly reason: RefusalReason }[]
  /** Acts of newer versions by coordinators: what follows them waits for an update. */
  readonly updateRequired: readonly EntryHash[]
}

/** A stretch of a log, both ends inclusive; `to` may be Infinity. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** The rights a device has now. */
export function rolesNow(membership: Membership, device: DeviceId): readonly Role[] {
  const standing = membership.devices.get(device)
  if (!standing || standing.endedAt !== undefined || standing.forkedAt !== undefined) return []
  return [...new Set(standing.grants.filter((grant) => grant.voidAfter === undefined).map((grant) => grant.role))].sort()
}

/** True for a device that belongs now: its log goes on and not every right was taken from it. */
export function isMemberNow(membership: Membership, device: DeviceId): boolean {
  const standing = membership.devices.get(device)
  if (!standing || standing.endedAt !== undefined) return false
  return standing.grants.length === 0 || standing.grants.some((grant) => grant.voidAfter === undefined)
}

/** True if the person of this computer is a member now, also where the computer itself has a successor. */
export function isOfMemberNow(membership: Membership, device: DeviceId): boolean {
  const person = membership.devices.get(device)?.person
  return (
    person !== undefined && [...membership.devices.values()].some((one) => one.person === person && isMemberNow(membership, one.device))
  )
}

/** True for a computer that was only ever let in to keep and pass on: it stands for no organisation. SPEC rule MEM-12. */
export const isHelper = ({ grants }: Pick<DeviceStanding, 'grants'>): boolean =>
  grants.length > 0 && grants.every(({ role }) => role === 'helper')

/** True if the device has the right now. */
export const hasRole = (membership: Membership, device: DeviceId, role: Role): boolean => rolesNow(membership, device).includes(role)

/**
 * The stretches of a device's log that are by right of any of these roles. `firstKnowing(d, s)` answers the device's own first entry
 * that knows entry `s` of device `d`. Of a log that forked they are of the branch that is kept.
 */
export function intervalsOf(
  membership: Membership,
  device: DeviceId,
  roles: readonly Role[],
  firstKnowing: (device: DeviceId, seq: number) => number | undefined,
): readonly Interval[] {
  const standing = membership.devices.get(device)
  if (!standing) return []
  const last = Math.min(standing.endedAt ?? Number.POSITIVE_INFINITY, lastBranched(standing))
  const granted = standing.grants
    .filter((grant) => roles.includes(grant.role))
    .map(({ since, voidAfter }) => ({
      from: since ? (firstKnowing(since.device, since.seq) ?? Number.POSITIVE_INFINITY) : 1,
      to: Math.min(last, voidAfter ?? Number.POSITIVE_INFINITY),
    }))
  const aside = membership.setAside.filter((range) => range.device === device)
  return aside.reduce(without, granted).filter(({ from, to }) => from <= to && from !== Number.POSITIVE_INFINITY)
}

/** The last entry before the fork, or of the branch that is kept. */
const lastBranched = ({ forkedAt, kept }: DeviceStanding): number =>
  Math.max((forkedAt ?? Number.POSITIVE_INFINITY) - 1, ...kept.map(({ seq }) => seq))

function without(intervals: Interval[], range: Interval): Interval[] {
  return intervals.flatMap(({ from, to }) => {
    if (range.to < from || range.from > to) return [{ from, to }]
    return [
      { from, to: range.from - 1 },
      { from: range.to + 1, to },
    ].filter((part) => part.from <= part.to)
  })
}

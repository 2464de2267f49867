/** Epochs: secrets that replace each other when somebody goes. Which count, which are newest, and whether another is owed. SPEC section EPOCH. */
import type { DeviceId, EpochId } from '../ids.ts'
import { type EntryOf, isAct, isBefore, type MembershipEntry } from './entries.ts'
import { type EpochStanding, isMemberNow, type Membership, rolesNow } from './membership.ts'

/** The epochs among acts that count, in order of their ids. */
export function epochsOf(counting: readonly MembershipEntry[]): readonly EpochStanding[] {
  const epochs = counting.filter(isAct('epoch'))
  const admissions = counting.filter(isAct('admit'))
  return epochs.map((entry) => {
    const { hash, device, seq, act } = entry
    const boxes = new Map(act.lockboxes.map(({ device, box }) => [device, box]))
    const isNewest = !epochs.some((other) => isBefore(entry, other))
    const epoch = hash as string as EpochId
    return { epoch, parents: act.parents, by: device, seq, boxes, readers: readersOf(entry, boxes.keys(), admissions), isNewest }
  })
}

/** Whom its act seals the secret to, and whom somebody who knew of it let in since: that admission hands the secret out. */
function readersOf(epoch: EntryOf<'epoch'>, sealedTo: Iterable<DeviceId>, admissions: readonly EntryOf<'admit'>[]): ReadonlySet<DeviceId> {
  const letInSince = admissions.filter((admission) => isBefore(epoch, admission)).map(({ act }) => act.device)
  return new Set([...sealedTo, ...letInSince])
}

/** Epochs that no other follows: none before the first removal; several where removals happened apart. */
export const newestEpochs = ({ epochs }: Membership): readonly EpochStanding[] => epochs.filter(({ isNewest }) => isNewest)

/** Computers that belong now, in order of their ids. */
export const belongingDevices = (membership: Membership): readonly DeviceId[] =>
  [...membership.devices.keys()].filter((device) => isMemberNow(membership, device)).sort()

/** True while the newest secret is known to somebody who went, or not given to somebody who belongs, or while there are several. */
export function isEpochOwed(membership: Membership): boolean {
  const newest = newestEpochs(membership)
  const [only] = newest
  if (!only) return [...membership.devices.keys()].some((device) => isGone(membership, device))
  if (newest.length > 1 || [...only.readers].some((device) => isGone(membership, device))) return true
  return belongingDevices(membership).some((device) => !only.readers.has(device))
}

/** A computer that has a successor has not gone: it is the same person's. */
export function isGone(membership: Membership, device: DeviceId): boolean {
  const standing = membership.devices.get(device)
  return standing !== undefined && standing.endedAt === undefined && !isMemberNow(membership, device)
}

/** Computers of coordinators, in the order in which they begin an epoch that is owed. */
export const coordinatingDevices = (membership: Membership): readonly DeviceId[] =>
  belongingDevices(membership).filter((device) => rolesNow(membership, device).includes('coordinator'))

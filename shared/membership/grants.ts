/** What acts give: the devices they let in and the roles they add. SPEC rules MEM-1, MEM-3, MEM-8, MEM-14. */
import type { DeviceId } from '../ids.ts'
import type { Role } from './acts.ts'
import { type DeviceState, type EntryOf, isAct, type MembershipEntry } from './entries.ts'
import type { Grant } from './membership.ts'

/** The devices that these acts let in, with the rights they came with. */
export function admissionsOf(entries: readonly MembershipEntry[]): Map<DeviceId, DeviceState> {
  const devices = new Map<DeviceId, DeviceState>()
  for (const entry of entries.filter(isAct('found'))) {
    const { person, organisation, agreement } = entry.act
    const given = { since: undefined, personSince: undefined, voidAfter: undefined }
    const grants = (['coordinator', 'editor', 'signatory'] as const).map((role) => ({ role, ...given }))
    const rest = {
      person,
      organisation,
      agreement,
      lockbox: undefined,
      isUnchecked: false,
      grants,
      endedAt: undefined,
      rank: [0, ''] as const,
    }
    devices.set(entry.device, { admission: entry, ...rest })
  }
  const waiting = new Set<LaterArrival>([...entries.filter(isAct('admit')), ...entries.filter(isAct('succeed'))].sort(byCause))
  for (let moved = true; moved; ) {
    moved = false
    for (const entry of waiting) {
      const author = devices.get(entry.device)
      if (!author) continue
      waiting.delete(entry)
      moved = true
      letIn(devices, entry, author)
    }
  }
  return devices
}

type LaterArrival = EntryOf<'admit'> | EntryOf<'succeed'>

/** What an author knew comes before what the author did: knowing adds up. */
export const byCause = (a: LaterArrival, b: LaterArrival): number => sumOf(a) - sumOf(b) || (a.hash < b.hash ? -1 : 1)

const sumOf = ({ known }: MembershipEntry): number => [...known.values()].reduce((sum, seq) => sum + seq, 0)

function letIn(devices: Map<DeviceId, DeviceState>, entry: LaterArrival, author: DeviceState): void {
  const { act, device, seq } = entry
  const held = devices.get(act.device)
  const arriving = arrivingBy(entry, author)
  devices.set(act.device, held ? letInAgain(held, arriving) : arriving)
  if (act.t === 'succeed') devices.set(device, { ...author, endedAt: Math.min(seq, author.endedAt ?? seq) })
}

function arrivingBy(entry: LaterArrival, author: DeviceState): DeviceState {
  const { act, hash } = entry
  const newcomer = act.t === 'admit' && act.computerOf === undefined ? act : undefined
  const { person, organisation } = newcomer ?? author
  return {
    admission: entry,
    person,
    organisation,
    agreement: act.agreement,
    lockbox: act.lockbox,
    // A computer that takes over, or comes in as another of a person's, is no better known than the one before.
    isUnchecked: (act.t === 'admit' && act.unchecked === true) || (!newcomer && author.isUnchecked),
    grants: newcomer ? givenBy(newcomer.roles, entry) : handedOn(author.grants, entry),
    endedAt: undefined,
    rank: newcomer ? [author.rank[0] + 1, hash] : author.rank,
  }
}

/** Its keys were named before: whoever names a computer again may not be its owner. SPEC rule MEM-17. */
const letInAgain = (held: DeviceState, again: DeviceState): DeviceState => ({
  ...held,
  lockbox: again.admission.act.t === 'admit' ? again.lockbox : held.lockbox,
  grants: distinct([...held.grants, ...again.grants]),
  rank: isSenior(held.rank, again.rank) ? held.rank : again.rank,
})

function givenBy(roles: readonly Role[], { device, seq, hash }: MembershipEntry): readonly Grant[] {
  const since = { device, seq, hash }
  return roles.map((role) => ({ role, since, personSince: since, voidAfter: undefined }))
}

/** Another computer of a person, or a successor, has what the person has: what takes it from the person takes it there, too. */
const handedOn = (grants: readonly Grant[], { device, seq, hash }: MembershipEntry): readonly Grant[] =>
  grants.map(({ role, personSince }) => ({ role, since: { device, seq, hash }, personSince, voidAfter: undefined }))

/** What the same act gave to the person is one right, however often it was handed on. */
const distinct = (grants: readonly Grant[]): readonly Grant[] =>
  grants.filter((grant, at) => grants.findIndex((other) => isHandedOn(other, grant)) === at)

const isHandedOn = (a: Grant, b: Grant): boolean => a.role === b.role && a.personSince?.hash === b.personSince?.hash

/** True if rank `a` was admitted before rank `b`. */
export const isSenior = (a: readonly [number, string], b: readonly [number, string]): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

/** Adds the roles that later acts gave to people. */
export function addRoleGrants(devices: Map<DeviceId, DeviceState>, entries: readonly MembershipEntry[]): Map<DeviceId, DeviceState> {
  for (const entry of entries.filter(isAct('role'))) {
    for (const [id, state] of devices) {
      if (state.person === entry.act.person) devices.set(id, { ...state, grants: [...state.grants, ...givenBy(entry.act.roles, entry)] })
    }
  }
  return devices
}

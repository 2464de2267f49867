/** What acts give: the devices they let in and the roles they add. SPEC rules MEM-1, MEM-3, MEM-8. */
import type { DeviceId } from '../ids.ts'
import { type Act, type DeviceState, type EntryOf, isAct, type MembershipEntry } from './entries.ts'

/** The devices that these acts let in, with the rights they came with. */
export function admissionsOf(entries: readonly MembershipEntry[]): Map<DeviceId, DeviceState> {
  const devices = new Map<DeviceId, DeviceState>()
  for (const entry of entries.filter(isAct('found'))) {
    const { person, organisation, agreement } = entry.act
    const grants = (['coordinator', 'editor', 'signatory'] as const).map((role) => ({ role, since: undefined, voidAfter: undefined }))
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
  const waiting = new Set<EntryOf<'admit'> | EntryOf<'succeed'>>([...entries.filter(isAct('admit')), ...entries.filter(isAct('succeed'))])
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

function letIn(devices: Map<DeviceId, DeviceState>, entry: EntryOf<'admit'> | EntryOf<'succeed'>, author: DeviceState): void {
  const { act, device, seq, hash } = entry
  const since = { device, seq, hash }
  const roles = act.t === 'admit' ? act.roles : [...new Set(author.grants.map(({ role }) => role))]
  const grants = roles.map((role) => ({ role, since, voidAfter: undefined }))
  const { person, organisation } = act.t === 'admit' ? act : author
  const rank = act.t === 'admit' ? ([author.rank[0] + 1, hash] as const) : author.rank
  const held = devices.get(act.device)
  const first = held && isSenior(held.rank, rank) ? held.rank : rank
  devices.set(act.device, {
    admission: held?.admission ?? entry,
    person: held?.person ?? person,
    organisation: held?.organisation ?? organisation,
    agreement: act.agreement,
    lockbox: act.lockbox,
    isUnchecked: held?.isUnchecked ?? isUnchecked(act, author),
    grants: [...(held?.grants ?? []), ...grants],
    endedAt: held?.endedAt,
    rank: first,
  })
  if (act.t === 'succeed') devices.set(device, { ...author, endedAt: Math.min(seq, author.endedAt ?? seq) })
}

/** A computer that takes over is as known as the one before. */
const isUnchecked = (act: Act<'admit' | 'succeed'>, author: DeviceState): boolean =>
  act.t === 'admit' ? act.unchecked === true : author.isUnchecked

/** True if rank `a` was admitted before rank `b`. */
export const isSenior = (a: readonly [number, string], b: readonly [number, string]): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

/** Adds the roles that later acts gave to people. */
export function addRoleGrants(devices: Map<DeviceId, DeviceState>, entries: readonly MembershipEntry[]): Map<DeviceId, DeviceState> {
  for (const { act, device, seq, hash } of entries.filter(isAct('role'))) {
    for (const [id, state] of devices) {
      if (state.person !== act.person) continue
      const grants = act.roles.map((role) => ({ role, since: { device, seq, hash }, voidAfter: undefined }))
      devices.set(id, { ...state, grants: [...state.grants, ...grants] })
    }
  }
  return devices
}

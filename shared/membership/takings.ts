/** What acts take: removals and demotions, weighed by seniority, with their cuts. SPEC rules MEM-6, MEM-7. */
import type { DeviceId, EntryHash, PersonId } from '../ids.ts'
import type { Role } from './acts.ts'
import {
  type DeviceState,
  type EntryOf,
  hasAnyRight,
  hasRight,
  isAct,
  isBefore,
  type MembershipEntry,
  type Settled,
  type State,
} from './entries.ts'
import { isSenior } from './grants.ts'
import { isOwnLeaving } from './leaving.ts'
import type { Grant, RefusalReason } from './membership.ts'

type Taking = EntryOf<'remove'> | EntryOf<'role'>

/** Removals and demotions, the most senior author's first; one whose author was cut before it takes nothing. */
export function takeAway(
  devices: Map<DeviceId, DeviceState>,
  entries: readonly MembershipEntry[],
  before: (entry: MembershipEntry) => Settled,
): { state: State; idle: ReadonlyMap<EntryHash, RefusalReason> } {
  const idle = new Map<EntryHash, RefusalReason>()
  const takings: Taking[] = [...entries.filter(isAct('remove')), ...entries.filter(isAct('role'))]
  takings.sort((a, b) => compareSeniority(devices, a, b))
  for (const taking of takings) {
    const author = devices.get(taking.device)
    if (!author || !mayTake(author, taking)) continue
    if (author.person !== taking.act.person && needsSecond(taking, before(taking).state) && !isSeconded(taking, takings, devices))
      idle.set(taking.hash, 'needs-second-coordinator')
    else cutPerson(devices, taking, entries)
  }
  return { state: devices, idle }
}

/** Coordinators take; whoever belongs may leave. */
const mayTake = (author: DeviceState, taking: Taking): boolean =>
  hasRight(author, 'coordinator', taking.seq) || (isOwnLeaving(taking, author) && hasAnyRight(author, taking.seq))

function cutPerson(devices: Map<DeviceId, DeviceState>, taking: Taking, entries: readonly MembershipEntry[]): void {
  for (const [id, state] of devices) if (state.person === taking.act.person) devices.set(id, cutGrants(id, state, taking, devices, entries))
}

/** Where three or more coordinators were, one alone can't take another's right. */
function needsSecond(taking: Taking, past: State): boolean {
  const coordinators = coordinatorsIn(past)
  return coordinators.size >= 3 && coordinators.has(taking.act.person) && losesCoordinator(taking)
}

function compareSeniority(devices: State, a: MembershipEntry, b: MembershipEntry): number {
  const [rankA, rankB] = [
    devices.get(a.device)?.rank ?? [Number.POSITIVE_INFINITY, ''],
    devices.get(b.device)?.rank ?? [Number.POSITIVE_INFINITY, ''],
  ]
  if (isSenior(rankA as [number, string], rankB as [number, string])) return -1
  if (isSenior(rankB as [number, string], rankA as [number, string])) return 1
  return a.hash < b.hash ? -1 : 1
}

const losesCoordinator = (taking: Taking): boolean => taking.act.t === 'remove' || !taking.act.roles.includes('coordinator')

function coordinatorsIn(state: State): ReadonlySet<PersonId> {
  const persons = new Set<PersonId>()
  for (const { person, grants } of state.values()) {
    if (grants.some(({ role, voidAfter }) => role === 'coordinator' && voidAfter === undefined)) persons.add(person)
  }
  return persons
}

function isSeconded(taking: Taking, takings: readonly Taking[], devices: State): boolean {
  const voters = takings
    .filter((other) => other.act.person === taking.act.person && losesCoordinator(other))
    .map((other) => devices.get(other.device)?.person)
    .filter((person) => person !== undefined && person !== taking.act.person)
  return new Set(voters).size >= 2
}

/**
 * The highest cut holds; a cut below what its author had recorded is raised to that. Rights given after the taking are untouched. Who takes rights of its own
 * person names no cut: the act itself is the last by right.
 */
function cutGrants(id: DeviceId, state: DeviceState, taking: Taking, devices: State, entries: readonly MembershipEntry[]): DeviceState {
  const isOwn = devices.get(taking.device)?.person === taking.act.person
  const named = isOwn ? 0 : (taking.act.cuts.find((cut) => cut.device === id)?.seq ?? 0)
  const cut = Math.max(named, id === taking.device ? taking.seq : (taking.known.get(id) ?? 0))
  const kept: ReadonlySet<Role> = new Set(taking.act.t === 'role' ? taking.act.roles : [])
  const grants = state.grants.map((grant) => {
    if (kept.has(grant.role) || isAfter(grant, taking, entries)) return grant
    return { ...grant, voidAfter: Math.max(grant.voidAfter ?? 0, cut) }
  })
  return { ...state, grants }
}

function isAfter(grant: Grant, taking: Taking, entries: readonly MembershipEntry[]): boolean {
  if (!grant.since) return false
  if (grant.since.hash === taking.hash) return true
  const giving = entries.find(({ hash }) => hash === grant.since?.hash)
  return giving !== undefined && isBefore(taking, giving)
}

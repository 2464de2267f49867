/** What acts take: removals and demotions, with their cuts. SPEC rules MEM-6, MEM-7. */
import type { DeviceId, PersonId } from '../ids.ts'
import { type DeviceState, type EntryOf, isAct, isBefore, type MembershipEntry, type Settled, type State } from './entries.ts'
import { isSenior } from './grants.ts'
import type { Grant } from './membership.ts'

/** A removal or a demotion. */
export type Taking = EntryOf<'remove'> | EntryOf<'role'>

/** Narrows to acts that take. */
export const isTaking = (entry: MembershipEntry): entry is Taking => isAct('remove')(entry) || isAct('role')(entry)

type Before = (entry: MembershipEntry) => Settled

/** The takings among these acts, the most senior author's first; removals before demotions of one author. */
export const bySeniority = (entries: readonly MembershipEntry[], before: Before): readonly Taking[] =>
  [...entries.filter(isAct('remove')), ...entries.filter(isAct('role'))].sort((a, b) => compareSeniority(a, b, before))

function compareSeniority(a: Taking, b: Taking, before: Before): number {
  const [rankA, rankB] = [rankOf(a, before), rankOf(b, before)]
  if (isSenior(rankA, rankB)) return -1
  if (isSenior(rankB, rankA)) return 1
  return a.hash < b.hash ? -1 : 1
}

const rankOf = (taking: Taking, before: Before): DeviceState['rank'] =>
  before(taking).state.get(taking.device)?.rank ?? [Number.POSITIVE_INFINITY, '']

/** The devices after these takings cut them, each unconditionally. */
export function cutBy(devices: State, takings: readonly Taking[], entries: readonly MembershipEntry[], before: Before): State {
  if (takings.length === 0) return devices
  return new Map(
    [...devices].map(([id, device]) => {
      const ofPerson = takings.filter(({ act }) => act.person === device.person)
      return [id, { ...device, grants: device.grants.map((grant) => cutGrant(grant, id, ofPerson, entries, before)) }]
    }),
  )
}

/** Of several cuts the highest holds, but for those whose authors knew it was taken already. Rights given after a taking are untouched by it. */
function cutGrant(grant: Grant, id: DeviceId, takings: readonly Taking[], entries: readonly MembershipEntry[], before: Before): Grant {
  const cutting = takings.filter((one) => (isAct('remove')(one) || !one.act.roles.includes(grant.role)) && !isAfter(grant, one, entries))
  const knewOf = (one: Taking, other: Taking): boolean => other !== one && isBefore(other, one) && !before(one).refused.has(other.hash)
  const first = cutting.filter((one) => !cutting.some((other) => knewOf(one, other)))
  return first.length === 0 ? grant : { ...grant, voidAfter: Math.max(...first.map((one) => cutOf(id, one, before))) }
}

/** A cut below what its author had recorded is raised to that. Who takes rights of its own person names no cut: the act itself is the last by right. */
function cutOf(id: DeviceId, taking: Taking, before: Before): number {
  const named = isOwn(taking, before) ? 0 : (taking.act.cuts.find((cut) => cut.device === id)?.seq ?? 0)
  return Math.max(named, id === taking.device ? taking.seq : (taking.known.get(id) ?? 0))
}

const authorOf = (taking: Taking, before: Before): PersonId | undefined => before(taking).state.get(taking.device)?.person
const isOwn = (taking: Taking, before: Before): boolean => authorOf(taking, before) === taking.act.person

/** Those that take nothing without a second, which they have not. Where three or more coordinators were, one alone can't take another's right. */
export function unsecondedAmong(takings: readonly Taking[], before: Before): ReadonlySet<Taking> {
  const needing = takings.filter((taking) => !isOwn(taking, before) && needsSecond(taking, before(taking).state))
  return new Set(needing.filter((taking) => !isSeconded(taking, takings, before)))
}

function needsSecond(taking: Taking, past: State): boolean {
  const coordinators = coordinatorsIn(past)
  return coordinators.size >= 3 && coordinators.has(taking.act.person) && losesCoordinator(taking)
}

/** True for a taking that leaves nobody a coordinator whom it is about. */
export const losesCoordinator = (taking: Taking): boolean => taking.act.t === 'remove' || !taking.act.roles.includes('coordinator')

function coordinatorsIn(state: State): ReadonlySet<PersonId> {
  const persons = new Set<PersonId>()
  for (const { person, grants } of state.values()) {
    if (grants.some(({ role, voidAfter }) => role === 'coordinator' && voidAfter === undefined)) persons.add(person)
  }
  return persons
}

function isSeconded(taking: Taking, takings: readonly Taking[], before: Before): boolean {
  const voters = takings
    .filter((other) => other.act.person === taking.act.person && losesCoordinator(other))
    .map((other) => authorOf(other, before))
    .filter((person) => person !== undefined && person !== taking.act.person)
  return new Set(voters).size >= 2
}

function isAfter({ personSince }: Grant, taking: Taking, entries: readonly MembershipEntry[]): boolean {
  if (!personSince) return false
  if (personSince.hash === taking.hash) return true
  const giving = entries.find(({ hash }) => hash === personSince.hash)
  return giving !== undefined && isBefore(taking, giving)
}

/** What acts take: removals and demotions, with their cuts. SPEC rules MEM-6, MEM-7, MEM-15. */
import type { DeviceId, PersonId } from '../ids.ts'
import { type DeviceState, isBefore, type MembershipEntry, type Settled, type State } from './entries.ts'
import { isSenior } from './grants.ts'
import type { Grant } from './membership.ts'
import { isTaking, isTarget, personTaken, type Taking } from './targets.ts'

type Before = (entry: MembershipEntry) => Settled

/** The takings among these acts, the most senior author's first; removals before demotions of one author. */
export const bySeniority = (entries: readonly MembershipEntry[], before: Before): readonly Taking[] =>
  entries.filter(isTaking).sort((a, b) => compareSeniority(a, b, before))

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
      const ofIt = takings.filter((taking) => isTarget(taking, id, device))
      return [id, { ...device, grants: device.grants.map((grant) => cutGrant(grant, id, ofIt, entries, before)) }]
    }),
  )
}

/** Of several cuts the highest holds, but for those whose authors knew it was taken already. Rights given after a taking are untouched by it. */
function cutGrant(grant: Grant, id: DeviceId, takings: readonly Taking[], entries: readonly MembershipEntry[], before: Before): Grant {
  const cutting = takings.filter((one) => (one.act.t !== 'role' || !one.act.roles.includes(grant.role)) && !isAfter(grant, one, entries))
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
const personOf = (taking: Taking, before: Before): PersonId | undefined => personTaken(taking, before(taking).state)
const isOwn = (taking: Taking, before: Before): boolean => authorOf(taking, before) === personOf(taking, before)

/** Those that take nothing without a second, which they have not. Where three or more coordinators were, one alone can't take another's right, nor a computer of theirs. */
export function unsecondedAmong(takings: readonly Taking[], before: Before): ReadonlySet<Taking> {
  const needing = takings.filter((taking) => !isOwn(taking, before) && needsSecond(taking, personOf(taking, before), before(taking).state))
  return new Set(needing.filter((taking) => !isSeconded(taking, takings, before)))
}

function needsSecond(taking: Taking, person: PersonId | undefined, past: State): boolean {
  const coordinators = coordinatorsIn(past)
  return coordinators.size >= 3 && person !== undefined && coordinators.has(person) && losesCoordinator(taking)
}

/** True for a taking that leaves nobody a coordinator whom it is about. */
export const losesCoordinator = ({ act }: Taking): boolean => act.t !== 'role' || !act.roles.includes('coordinator')

function coordinatorsIn(state: State): ReadonlySet<PersonId> {
  const persons = new Set<PersonId>()
  for (const { person, grants } of state.values()) {
    if (grants.some(({ role, voidAfter }) => role === 'coordinator' && voidAfter === undefined)) persons.add(person)
  }
  return persons
}

/** People second each other, not computers: two of one coordinator's are one vote. */
function isSeconded(taking: Taking, takings: readonly Taking[], before: Before): boolean {
  const person = personOf(taking, before)
  const voters = takings
    .filter((other) => personOf(other, before) === person && losesCoordinator(other) && takesAsMuch(other, taking))
    .map((other) => authorOf(other, before))
    .filter((voter) => voter !== undefined && voter !== person)
  return new Set(voters).size >= 2
}

/** Who wants a person out wants each computer out; who wants one computer out wants nothing more. */
function takesAsMuch({ act }: Taking, { act: wanted }: Taking): boolean {
  if (wanted.t !== 'remove-computer') return act.t !== 'remove-computer'
  return act.t === 'remove' || (act.t === 'remove-computer' && act.device === wanted.device)
}

/** A computer that was removed does not come back by what its person is given. SPEC rule MEM-15. */
function isAfter({ personSince }: Grant, taking: Taking, entries: readonly MembershipEntry[]): boolean {
  if (!personSince || taking.act.t === 'remove-computer') return false
  if (personSince.hash === taking.hash) return true
  const giving = entries.find(({ hash }) => hash === personSince.hash)
  return giving !== undefined && isBefore(taking, giving)
}

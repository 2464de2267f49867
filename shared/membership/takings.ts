/** What acts take: removals and demotions, weighed by seniority, with their cuts. SPEC rules MEM-6, MEM-7, MEM-15. */
import type { DeviceId, EntryHash, PersonId } from '../ids.ts'
import { type DeviceState, hasAnyRight, hasRight, isBefore, type MembershipEntry, type Settled, type State } from './entries.ts'
import { isSenior } from './grants.ts'
import type { Grant, RefusalReason } from './membership.ts'
import { isOwnTaking } from './own-acts.ts'
import { isTaking, personTaken, type Taking, targetsOf } from './targets.ts'

/** Removals and demotions, the most senior author's first; one whose author was cut before it takes nothing. */
export function takeAway(
  devices: Map<DeviceId, DeviceState>,
  entries: readonly MembershipEntry[],
  before: (entry: MembershipEntry) => Settled,
): { state: State; idle: ReadonlyMap<EntryHash, RefusalReason> } {
  const idle = new Map<EntryHash, RefusalReason>()
  const takings = entries.filter(isTaking).sort((a, b) => compareSeniority(devices, a, b))
  for (const taking of takings) {
    const author = devices.get(taking.device)
    const person = personTaken(taking, devices)
    if (!author || person === undefined || !mayTake(author, taking, devices)) continue
    if (author.person !== person && needsSecond(taking, person, before(taking).state) && !isSeconded(taking, person, takings, devices))
      idle.set(taking.hash, 'needs-second-coordinator')
    else cutTargets(devices, taking, entries, before(taking).state)
  }
  return { state: devices, idle }
}

/** Coordinators take; whoever belongs may leave, and give up a computer of theirs. */
const mayTake = (author: DeviceState, taking: Taking, state: State): boolean =>
  hasRight(author, 'coordinator', taking.seq) || (isOwnTaking(taking, author, state) && hasAnyRight(author, taking.seq))

function cutTargets(devices: Map<DeviceId, DeviceState>, taking: Taking, entries: readonly MembershipEntry[], past: State): void {
  const targets = new Set(targetsOf(taking, devices))
  for (const [id, state] of devices) {
    if (!targets.has(state)) continue
    const cut = cutOf(id, state, taking, devices)
    const cutBefore = (grant: Grant): number | undefined => past.get(id)?.grants.find((one) => isSameGrant(one, grant))?.voidAfter
    devices.set(id, { ...state, grants: state.grants.map((grant) => cutGrant(grant, taking, cutBefore(grant) ?? cut, entries)) })
  }
}

const isSameGrant = (a: Grant, b: Grant): boolean => a.role === b.role && a.since?.hash === b.since?.hash

/** Where three or more coordinators were, one alone can't take another's right, nor a computer of theirs. */
function needsSecond(taking: Taking, person: PersonId, past: State): boolean {
  const coordinators = coordinatorsIn(past)
  return coordinators.size >= 3 && coordinators.has(person) && losesCoordinator(taking)
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

const losesCoordinator = ({ act }: Taking): boolean => act.t !== 'role' || !act.roles.includes('coordinator')

function coordinatorsIn(state: State): ReadonlySet<PersonId> {
  const persons = new Set<PersonId>()
  for (const { person, grants } of state.values()) {
    if (grants.some(({ role, voidAfter }) => role === 'coordinator' && voidAfter === undefined)) persons.add(person)
  }
  return persons
}

/** People second each other, not computers: two of one coordinator's are one vote. */
function isSeconded(taking: Taking, person: PersonId, takings: readonly Taking[], devices: State): boolean {
  const voters = takings
    .filter((other) => personTaken(other, devices) === person && losesCoordinator(other) && takesAsMuch(other, taking))
    .map((other) => devices.get(other.device)?.person)
    .filter((voter) => voter !== undefined && voter !== person)
  return new Set(voters).size >= 2
}

/** Who wants a person out wants each computer out; who wants one computer out wants nothing more. */
function takesAsMuch({ act }: Taking, { act: wanted }: Taking): boolean {
  if (wanted.t !== 'remove-computer') return act.t !== 'remove-computer'
  return act.t === 'remove' || (act.t === 'remove-computer' && act.device === wanted.device)
}

/** A cut below what its author had recorded is raised to that. Who takes rights of its own person names no cut: the act itself is the last by right. */
function cutOf(id: DeviceId, { person }: DeviceState, taking: Taking, devices: State): number {
  const isOwn = devices.get(taking.device)?.person === person
  const named = isOwn ? 0 : (taking.act.cuts.find((cut) => cut.device === id)?.seq ?? 0)
  return Math.max(named, id === taking.device ? taking.seq : (taking.known.get(id) ?? 0))
}

/** The highest cut holds; what was taken in the taking's past stays cut where it was. Rights given after the taking are untouched. */
function cutGrant(grant: Grant, taking: Taking, cut: number, entries: readonly MembershipEntry[]): Grant {
  const isKept = taking.act.t === 'role' && taking.act.roles.includes(grant.role)
  return isKept || isGivenAfter(grant, taking, entries) ? grant : { ...grant, voidAfter: Math.max(grant.voidAfter ?? 0, cut) }
}

/** A computer that was removed does not come back by what its person is given. SPEC rule MEM-15. */
function isGivenAfter({ personSince }: Grant, taking: Taking, entries: readonly MembershipEntry[]): boolean {
  if (!personSince || taking.act.t === 'remove-computer') return false
  if (personSince.hash === taking.hash) return true
  const giving = entries.find(({ hash }) => hash === personSince.hash)
  return giving !== undefined && isBefore(taking, giving)
}

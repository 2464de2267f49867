/** Admissions that cannot stand together: of one invitation, of one person, of one computer, of too many computers. SPEC rules MEM-3, MEM-13, MEM-16. */
import type { EntryHash, PersonId } from '../ids.ts'
import { type Arrival, type DeviceState, type EntryOf, isAct, isBefore, type MembershipEntry, type Settled, type State } from './entries.ts'
import type { RefusalReason } from './membership.ts'

/** The most computers that one person has at a time. */
export const MOST_COMPUTERS = 8
/** The most that ever come in as another computer of one person, those that were removed included. */
export const MOST_COMPUTERS_EVER = 32

type Before = (entry: MembershipEntry) => Settled

/** Those that fall for the sake of another. Of two, the one in the other's past stands if it stood there; of concurrent ones the act with the lowest hash. */
export function rivalled(entries: readonly MembershipEntry[], before: Before): ReadonlyMap<EntryHash, RefusalReason> {
  const found = entries.filter(isAct('found'))
  const admissions = entries.filter(isAct('admit'))
  const arrivals: readonly Arrival[] = [...found, ...admissions, ...entries.filter(isAct('succeed'))]
  const personOf = (arrival: Arrival): PersonId | undefined => personLetIn(arrival, before)
  const result = new Map<EntryHash, RefusalReason>()
  for (const arrival of arrivals.filter((one) => !isAct('found')(one))) {
    const gives = (other: Arrival): boolean => other !== arrival && isPreferred(other, arrival, before)
    if (admissions.some((other) => isSameInvitation(other, arrival) && gives(other))) result.set(arrival.hash, 'invitation-used')
    else if (arrivals.some((other) => isOtherDevicesPerson(other, arrival) && gives(other))) result.set(arrival.hash, 'person-taken')
    else if (arrivals.some((other) => isOthersDevice(other, arrival, personOf) && gives(other))) result.set(arrival.hash, 'computer-taken')
    else if (isAct('admit')(arrival) && isOneTooMany(arrival, admissions, before)) result.set(arrival.hash, 'too-many-computers')
  }
  return result
}

function isPreferred(other: Arrival, arrival: Arrival, before: Before): boolean {
  if (before(arrival).refused.has(other.hash)) return false
  return isBefore(other, arrival) || (!isBefore(arrival, other) && other.hash < arrival.hash)
}

const isSameInvitation = (other: EntryOf<'admit'>, arrival: Arrival): boolean =>
  isAct('admit')(arrival) && other.act.invitation === arrival.act.invitation && other.act.device !== arrival.act.device

/** A person comes in once; their other computers come in as theirs. */
const isOtherDevicesPerson = (other: Arrival, arrival: Arrival): boolean => {
  const [known, named] = [newPersonOf(other), newPersonOf(arrival)]
  return named !== undefined && known === named && deviceOf(other) !== deviceOf(arrival)
}

/** Nobody's computer becomes somebody else's. */
const isOthersDevice = (other: Arrival, arrival: Arrival, personOf: (arrival: Arrival) => PersonId | undefined): boolean =>
  deviceOf(other) === deviceOf(arrival) && personOf(other) !== personOf(arrival)

function newPersonOf(arrival: Arrival): PersonId | undefined {
  if (isAct('found')(arrival)) return arrival.act.person
  return isAct('admit')(arrival) && arrival.act.computerOf === undefined ? arrival.act.person : undefined
}

const deviceOf = (arrival: Arrival): DeviceState['admission']['device'] => (isAct('found')(arrival) ? arrival.device : arrival.act.device)

function personLetIn(arrival: Arrival, before: Before): PersonId | undefined {
  if (isAct('succeed')(arrival)) return before(arrival).state.get(arrival.device)?.person
  if (isAct('found')(arrival)) return arrival.act.person
  return arrival.act.computerOf ?? arrival.act.person
}

/** Counts what the admission's author knew, and what was let in at the same time and goes before it. */
function isOneTooMany(admission: EntryOf<'admit'>, admissions: readonly EntryOf<'admit'>[], before: Before): boolean {
  const { computerOf } = admission.act
  if (computerOf === undefined) return false
  const rivals = admissions.filter(
    (other) => other.act.computerOf === computerOf && !isBefore(other, admission) && isPreferred(other, admission, before),
  )
  const known = computersOf(before(admission).state, computerOf)
  const belonging = known.filter(({ endedAt, grants }) => endedAt === undefined && grants.some(({ voidAfter }) => voidAfter === undefined))
  return belonging.length + rivals.length >= MOST_COMPUTERS || known.length + rivals.length > MOST_COMPUTERS_EVER
}

const computersOf = (state: State, person: PersonId): readonly DeviceState[] =>
  [...state.values()].filter((device) => device.person === person)

/** Arrivals that cannot stand together: under one invitation, of one computer, of one person, of too many computers. SPEC rules MEM-3, MEM-16, MEM-17, MEM-18. */
import type { DeviceId, EntryHash, PersonId } from '../ids.ts'
import { type Arrival, type DeviceState, type EntryOf, isAct, isBefore, type MembershipEntry, type Settled, type State } from './entries.ts'
import { byCause, isSenior } from './grants.ts'
import type { RefusalReason } from './membership.ts'

/** The most computers that one person has at a time. */
export const MOST_COMPUTERS = 8
/** The most that ever come in as another computer of one person, those that went included. */
export const MOST_COMPUTERS_EVER = 32

type Before = (entry: MembershipEntry) => Settled

/** Those that fall for the sake of another, which stood in their past or goes before them, and does not fall itself. */
export function rivalled(entries: readonly MembershipEntry[], before: Before): ReadonlyMap<EntryHash, RefusalReason> {
  const arrivals: readonly Arrival[] = [
    ...entries.filter(isAct('found')),
    ...entries.filter(isAct('admit')),
    ...entries.filter(isAct('succeed')),
  ]
  const perhaps = losersAmong(arrivals, arrivals, before)
  const standing = arrivals.filter(({ hash }) => !perhaps.has(hash))
  const surely = losersAmong(
    arrivals.filter(({ hash }) => perhaps.has(hash)),
    standing,
    before,
  )
  return surely.size > 0 ? surely : perhaps
}

function losersAmong(arrivals: readonly Arrival[], rivals: readonly Arrival[], before: Before): ReadonlyMap<EntryHash, RefusalReason> {
  const result = new Map<EntryHash, RefusalReason>()
  const nearer = isNearer(before)
  for (const arrival of arrivals) {
    if (rivals.some((other) => isSameInvitation(other, arrival) && isPreferred(other, arrival, before, isLower)))
      result.set(arrival.hash, 'invitation-used')
    else if (rivals.some((other) => isOthersDevice(other, arrival, before) && isPreferred(other, arrival, before, nearer)))
      result.set(arrival.hash, 'computer-taken')
    else if (rivals.some((other) => isOtherDevicesPerson(other, arrival) && isPreferred(other, arrival, before, nearer)))
      result.set(arrival.hash, 'person-taken')
    else if (isAct('admit')(arrival) && isOneTooMany(arrival, rivals.filter(isAct('admit')), before))
      result.set(arrival.hash, 'too-many-computers')
  }
  return result
}

type GoesFirst = (other: Arrival, arrival: Arrival) => boolean

/** Of two, the one in the other's past stands if it stood there; `goesFirst` decides between concurrent ones. */
function isPreferred(other: Arrival, arrival: Arrival, before: Before, goesFirst: GoesFirst): boolean {
  if (other === arrival || before(arrival).refused.has(other.hash)) return false
  return isBefore(other, arrival) || (!isBefore(arrival, other) && goesFirst(other, arrival))
}

const isLower: GoesFirst = (other, arrival) => other.hash < arrival.hash

/** An admission goes before a succession, which needs nobody's consent; then who is senior: a hash can be sought, seniority cannot. */
const isNearer =
  (before: Before): GoesFirst =>
  (other, arrival) => {
    if (isAct('succeed')(other) !== isAct('succeed')(arrival)) return isAct('succeed')(arrival)
    const [rank, rankOfArrival] = [other, arrival].map((one) => before(one).state.get(one.device)?.rank ?? FOUNDING)
    if (!rank || !rankOfArrival) return false
    return isSenior(rank, rankOfArrival) || (!isSenior(rankOfArrival, rank) && isLower(other, arrival))
  }

const FOUNDING = [0, ''] as const

const isSameInvitation = (other: Arrival, arrival: Arrival): boolean =>
  isAct('admit')(other) &&
  isAct('admit')(arrival) &&
  other.act.invitation === arrival.act.invitation &&
  other.act.device !== arrival.act.device

/** Nobody's computer becomes somebody else's, and nobody's keys are replaced by others. */
function isOthersDevice(other: Arrival, arrival: Arrival, before: Before): boolean {
  if (deviceOf(other) !== deviceOf(arrival)) return false
  const [owner, named] = [ownerLetIn(other, before), ownerLetIn(arrival, before)]
  return other.act.agreement !== arrival.act.agreement || owner?.person !== named?.person || owner?.organisation !== named?.organisation
}

/** A person is let in once; what comes after is a successor's, or another computer of theirs. */
const isOtherDevicesPerson = (other: Arrival, arrival: Arrival): boolean =>
  deviceOf(other) !== deviceOf(arrival) && newPersonOf(arrival) !== undefined && newPersonOf(other) === newPersonOf(arrival)

function newPersonOf(arrival: Arrival): PersonId | undefined {
  if (isAct('found')(arrival)) return arrival.act.person
  return isAct('admit')(arrival) && arrival.act.computerOf === undefined ? arrival.act.person : undefined
}

const deviceOf = (arrival: Arrival): DeviceId => (isAct('found')(arrival) ? arrival.device : arrival.act.device)

function ownerLetIn(arrival: Arrival, before: Before): Pick<DeviceState, 'person' | 'organisation'> | undefined {
  if (isAct('succeed')(arrival)) return before(arrival).state.get(arrival.device)
  if (isAct('found')(arrival)) return arrival.act
  const { computerOf, person, organisation } = arrival.act
  return { person: computerOf ?? person, organisation }
}

/** Counts what the admission's author knew, and what was let in apart and goes before it in an order that no act can leave: so eight are the most that stand. */
function isOneTooMany(admission: EntryOf<'admit'>, admissions: readonly EntryOf<'admit'>[], before: Before): boolean {
  const { computerOf } = admission.act
  if (computerOf === undefined) return false
  const rivals = admissions.filter(
    (other) => other !== admission && other.act.computerOf === computerOf && !isBefore(other, admission) && byCause(other, admission) < 0,
  )
  const known = computersOf(before(admission).state, computerOf)
  const belonging = known.filter(({ endedAt, grants }) => endedAt === undefined && grants.some(({ voidAfter }) => voidAfter === undefined))
  return belonging.length + rivals.length >= MOST_COMPUTERS || known.length + rivals.length > MOST_COMPUTERS_EVER
}

const computersOf = (state: State, person: PersonId): readonly DeviceState[] =>
  [...state.values()].filter((device) => device.person === person)

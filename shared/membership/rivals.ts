/** Arrivals that cannot stand together: under one invitation, of one computer, of one person. SPEC rules MEM-3, MEM-17, MEM-18. */
import type { DeviceId, EntryHash, PersonId } from '../ids.ts'
import { type Arrival, type DeviceState, isAct, isBefore, type MembershipEntry, type Settled } from './entries.ts'
import { isSenior } from './grants.ts'
import type { RefusalReason } from './membership.ts'

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

/** A person is let in once; what comes after is a successor's. */
const isOtherDevicesPerson = (other: Arrival, arrival: Arrival): boolean =>
  deviceOf(other) !== deviceOf(arrival) && newPersonOf(arrival) !== undefined && newPersonOf(other) === newPersonOf(arrival)

const newPersonOf = (arrival: Arrival): PersonId | undefined => (isAct('succeed')(arrival) ? undefined : arrival.act.person)

const deviceOf = (arrival: Arrival): DeviceId => (isAct('found')(arrival) ? arrival.device : arrival.act.device)

const ownerLetIn = (arrival: Arrival, before: Before): Pick<DeviceState, 'person' | 'organisation'> | undefined =>
  isAct('succeed')(arrival) ? before(arrival).state.get(arrival.device) : arrival.act

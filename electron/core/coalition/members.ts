/** Who belongs to a coalition, person by person, under the names on their cards. */
import type { DeviceId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import { type DeviceStanding, isHelper, isMemberNow, type Membership, rolesNow } from '../../../shared/membership/membership.ts'
import type { Cards } from '../exchange/cards.ts'
import { nameOnRequest } from './join-requests.ts'
import { nameOn } from './names.ts'

/** A member as shown in lists. */
export interface Member {
  /** The person. */
  readonly id: PersonId
  readonly name: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly roles: readonly Role[]
  /** False for who was removed or left. */
  readonly belongs: boolean
  /** A log of theirs has split in two, and they have no other computer that may write: they come back under a new invitation. SPEC LOG-11. */
  readonly isSplit: boolean
  /** A computer of theirs was let in without comparing the six numbers. */
  readonly isUnchecked: boolean
  /** All that ever were theirs, in order of their ids. */
  readonly computers: readonly DeviceId[]
  /** Those of them that belong now. */
  readonly belonging: readonly DeviceId[]
  /** None of them but a helper computer: nobody's organisation. SPEC rule MEM-12. */
  readonly isHelper: boolean
  readonly isMe: boolean
}

/** The members of one organisation stand together; equal names in an order that every computer shares. */
const byOrganisation = (a: Member, b: Member): number =>
  a.organisationName.localeCompare(b.organisationName) ||
  (a.organisation < b.organisation ? -1 : Number(a.organisation > b.organisation)) ||
  a.name.localeCompare(b.name) ||
  (a.id < b.id ? -1 : 1)

/**
 * Everybody whom the membership names, by organisation and name; `own` is the device that asks. Who has just been let in goes by the name of the
 * request until the own card is here. SPEC rule CARD-3.
 */
export function listMembers(membership: Membership, cards: Cards, own: DeviceId): readonly Member[] {
  const devicesByPerson = new Map<PersonId, DeviceId[]>()
  for (const { device, person } of membership.devices.values()) {
    devicesByPerson.set(person, [...(devicesByPerson.get(person) ?? []), device])
  }
  const askedAs = (standings: readonly DeviceStanding[]): string | undefined =>
    standings.map((standing) => nameOnRequest(membership, cards, standing)).find((name) => name !== undefined)
  const members = [...devicesByPerson].map(([person, computers]) => {
    const standings = computers.map((device) => membership.devices.get(device) as DeviceStanding)
    const { organisation } = standings[0] as DeviceStanding
    const belonging = computers.filter((device) => isMemberNow(membership, device))
    return {
      id: person,
      name: nameOn(cards.get('person', person)) ?? askedAs(standings) ?? '',
      organisation,
      organisationName: nameOn(cards.get('organisation', organisation)) ?? '',
      roles: [...new Set(computers.flatMap((device) => rolesNow(membership, device)))].sort(),
      belongs: belonging.length > 0,
      isSplit: belonging.length > 0 && belonging.every((device) => membership.devices.get(device)?.forkedAt !== undefined),
      isUnchecked: standings.some(({ device, isUnchecked }) => isUnchecked && (belonging.length === 0 || belonging.includes(device))),
      computers,
      belonging,
      isHelper: standings.every(isHelper),
      isMe: computers.includes(own),
    }
  })
  return members.sort(byOrganisation)
}

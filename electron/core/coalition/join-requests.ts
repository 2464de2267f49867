/** Requests to be let in, as their cards and the open invitations tell. SPEC rules CARD-3, JOIN-4, JOIN-7. */
import type { DeviceId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import type { DeviceStanding, Membership } from '../../../shared/membership/membership.ts'
import { checkNumbers } from '../../../shared/membership/request.ts'
import type { Card, Cards } from '../exchange/cards.ts'
import { nameOn } from './names.ts'

/** Somebody who holds an invitation and asks to be let in. */
export interface JoinRequest {
  /** The invitation's key and the first characters of the computer's: names the request. */
  readonly id: string
  /** The invitation's key. */
  readonly invitation: string
  readonly name: string
  readonly organisationName: string
  readonly device: DeviceId
  readonly person: PersonId
  /** Six numbers that the asker's screen shows too. SPEC JOIN-4. */
  readonly check: readonly number[]
  /** The person whose other computer asks; undefined for somebody new. */
  readonly computerOf: PersonId | undefined
}

/** Requests that wait, oldest first. */
export function listRequests(membership: Membership, cards: Cards): readonly JoinRequest[] {
  return [...waitingCards(membership, cards)].sort((a, b) => a.version - b.version).map((card) => requestOf(membership, cards, card))
}

/** The card of a request that waits. */
export const findRequest = (membership: Membership, cards: Cards, id: string): Card | undefined =>
  waitingCards(membership, cards).find((card) => requestId(card) === id)

/** What a request's card says. */
export function requestOf(membership: Membership, cards: Cards, card: Card): JoinRequest {
  const invitation = membership.invitations.get(card.id)
  const organisation = invitation?.organisation as OrganisationId
  return {
    id: requestId(card),
    invitation: card.id,
    name: card.fields['name'] ?? '',
    organisationName: nameOn(cards.get('organisation', organisation)) ?? '',
    device: card.fields['device'] as DeviceId,
    person: card.fields['person'] as PersonId,
    check: checkNumbers({
      invitation: card.id,
      device: card.fields['device'] ?? '',
      agreement: card.fields['agreement'] ?? '',
      person: card.fields['person'] ?? '',
    }),
    computerOf: invitation?.computerOf,
  }
}

/** The name that a computer asked under. Only the request that fits it in everything counts: another invitation's holder may name any computer. */
export function nameOnRequest(membership: Membership, cards: Cards, standing: DeviceStanding): string | undefined {
  const found = cards.list('request').find(({ id, fields }) => {
    const invitation = membership.invitations.get(id)
    const isItsOwn = invitation?.state === 'used' && invitation.organisation === standing.organisation
    const { device, person, agreement } = fields
    return isItsOwn && device === standing.device && person === standing.person && agreement === standing.agreement
  })
  return nameOn(found)
}

/** Who holds an invitation says itself which person and computer it is: never one that belongs, or belonged. SPEC rule JOIN-2. */
function waitingCards(membership: Membership, cards: Cards): readonly Card[] {
  const people = new Set<string>([...membership.devices.values()].map(({ person }) => person))
  const isNew = ({ fields }: Card): boolean =>
    !people.has(fields['person'] ?? '') && !membership.devices.has((fields['device'] ?? '') as DeviceId)
  return cards.list('request').filter((card) => membership.invitations.get(card.id)?.state === 'open' && isNew(card))
}

const requestId = (card: Card): string => `${card.id.slice(0, 16)}-${(card.fields['device'] ?? '').slice(0, 16)}`

/** Names of people, organisations and the coalition: cards, and who may write which. SPEC rules CARD-2, CARD-3, CARD-5. */
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import { isGone } from '../../../shared/membership/epochs.ts'
import { computersNow, hasRole, type Membership } from '../../../shared/membership/membership.ts'
import type { Card, CardRule, Voice } from '../exchange/cards.ts'

/**
 * A person's card is written by that person's own computers; those of organisations that the membership names and of the coalition by
 * coordinators, who fix the printed spelling; a request by the holder of the invitation's key. What a coordinator wrote before it lost that
 * role counts until another coordinator says something: a name does not vanish with whoever typed it.
 */
export function cardRule(coalition: CoalitionId, membership: () => Membership): CardRule {
  const rules: { readonly [K in Card['kind']]: CardRule } = {
    request: ({ id, signer }) => speaksIf(signer === id && membership().invitations.has(id)),
    person: ({ id, signer }) => personsVoice(membership(), id, signer),
    organisation: ({ id, signer }) => (isOrganisation(membership(), id) ? coordinatorsVoice(membership(), signer) : undefined),
    coalition: ({ id, signer }) => (id === coalition ? coordinatorsVoice(membership(), signer) : undefined),
  }
  return (card) => rules[card.kind](card)
}

/** A computer that was taken from a person who stays speaks for them no more. SPEC rule MEM-15. */
function personsVoice(membership: Membership, id: string, signer: DeviceId): Voice | undefined {
  const person = membership.devices.get(signer)?.person
  if (person === undefined || person !== id) return undefined
  return isGone(membership, signer) && computersNow(membership, person).length > 0 ? 'spoke' : 'speaks'
}

const speaksIf = (condition: boolean): Voice | undefined => (condition ? 'speaks' : undefined)

function isOrganisation({ devices, invitations }: Membership, id: string): boolean {
  const isNamed = (found: { readonly organisation: string }): boolean => found.organisation === id
  return [...invitations.values()].some(isNamed) || [...devices.values()].some(isNamed)
}

function coordinatorsVoice(membership: Membership, signer: DeviceId): Voice | undefined {
  if (hasRole(membership, signer, 'coordinator')) return 'speaks'
  return membership.devices.get(signer)?.grants.some(({ role }) => role === 'coordinator') ? 'spoke' : undefined
}

/** The name on a card, or undefined. */
export const nameOn = (card: Card | undefined): string | undefined => card?.fields['name']

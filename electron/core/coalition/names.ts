/** Names of people, organisations and the coalition: cards, and who may write which. SPEC rules CARD-2, CARD-3. */
import type { DeviceId } from '../../../shared/ids.ts'
import { hasRole, type Membership } from '../../../shared/membership/membership.ts'
import type { Card, CardRule } from '../exchange/cards.ts'

/**
 * A person's card is written by that person's own computers; those of organisations and of the coalition by coordinators, who fix
 * the printed spelling; a request by the holder of the invitation's key.
 */
export function cardRule(membership: () => Membership): CardRule {
  return (card) => {
    const signer = card.signer as DeviceId
    if (card.kind === 'request') return card.signer === card.id && membership().invitations.has(card.id)
    if (card.kind === 'person') return membership().devices.get(signer)?.person === card.id
    return hasRole(membership(), signer, 'coordinator')
  }
}

/** The name on a card, or undefined. */
export const nameOn = (card: Card | undefined): string | undefined => card?.fields['name']

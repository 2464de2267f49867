/** Names of people, organisations and the coalition: cards, and who may write which. SPEC rules CARD-2, CARD-3, CARD-5, CARD-7. */
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import { isGone } from '../../../shared/membership/epochs.ts'
import { computersNow, hasRole, isHelper, isMemberNow, type Membership } from '../../../shared/membership/membership.ts'
import { isCodeName } from '../../../shared/naming/real-name.ts'
import { type Card, type CardRule, type CardRules, foremost, type Voice } from '../exchange/cards.ts'

/**
 * A person's card is written by that person's own computers; those of organisations that the membership names and of the coalition by
 * coordinators, who fix the printed spelling; that of an organisation by its own people's computers as well; a request by the holder of the
 * invitation's key. What somebody wrote before losing that right counts until another who has it says something: a name does not vanish with
 * whoever typed it. While an organisation's own word states a code name, nothing else about it counts.
 */
export function cardRules(coalition: CoalitionId, membership: () => Membership): CardRules {
  const rules: { readonly [K in Card['kind']]: CardRule } = {
    request: ({ id, signer }) => speaksIf(signer === id && membership().invitations.has(id)),
    person: ({ id, signer }) => personsVoice(membership(), id, signer),
    organisation: ({ id, signer }) => (isOrganisation(membership(), id) ? nameGiversVoice(membership(), id, signer) : undefined),
    coalition: ({ id, signer }) => (id === coalition ? coordinatorsVoice(membership(), signer) : undefined),
  }
  return {
    voiceOf: (card) => rules[card.kind](card),
    onlyOne: (cards) => {
      const own = foremost(cards.filter(({ card }) => isOwnWord(membership(), card)))
      return own && isCodeName(own.card.fields) ? own : undefined
    },
  }
}

/** True for a card about an organisation by a computer of its own people, whether it belongs now or did once. */
export function isOwnWord(membership: Membership, { kind, id, signer }: Card): boolean {
  return kind === 'organisation' && ownVoice(membership, id, signer) !== undefined
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

function nameGiversVoice(membership: Membership, organisation: string, signer: DeviceId): Voice | undefined {
  const voices = [coordinatorsVoice(membership, signer), ownVoice(membership, organisation, signer)]
  return voices.includes('speaks') ? 'speaks' : voices.find((voice) => voice !== undefined)
}

function ownVoice(membership: Membership, organisation: string, signer: DeviceId): Voice | undefined {
  const standing = membership.devices.get(signer)
  if (standing?.organisation !== organisation || isHelper(standing)) return undefined
  return isMemberNow(membership, signer) ? 'speaks' : 'spoke'
}

function coordinatorsVoice(membership: Membership, signer: DeviceId): Voice | undefined {
  if (hasRole(membership, signer, 'coordinator')) return 'speaks'
  return membership.devices.get(signer)?.grants.some(({ role }) => role === 'coordinator') ? 'spoke' : undefined
}

/** The name on a card, or undefined. */
export const nameOn = (card: Card | undefined): string | undefined => card?.fields['name']

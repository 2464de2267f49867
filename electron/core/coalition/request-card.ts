/** The card with which somebody who holds an invitation asks to be let in. SPEC rules CARD-3, JOIN-2. */
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { CoalitionId, DeviceId, PersonId } from '../../../shared/ids.ts'
import type { InvitationKeys } from '../../../shared/invitation/invitation-code.ts'
import { requestBytes } from '../../../shared/membership/request.ts'
import { type Card, signCard } from '../exchange/cards.ts'
import type { DeviceKeys } from '../replica/own-log.ts'

/** What a joiner brings. */
export interface Joiner {
  readonly invitation: InvitationKeys
  readonly keys: DeviceKeys
  readonly person: PersonId
  readonly name: string
  readonly madeAt: number
}

/** The joiner's card, signed by the invitation's key. `coalition` is `NO_COALITION` where the joiner does not know it. */
export function requestCard(crypto: Crypto, coalition: CoalitionId, { invitation, keys, person, name, madeAt }: Joiner): Uint8Array {
  const key = toHex(crypto.signingPublicKey(invitation.signingSeed))
  const agreement = toHex(crypto.agreementPublicKey(keys.agreement))
  const signed = requestBytes({ invitation: key, device: keys.device, agreement, person })
  const signature = toHex(crypto.sign(invitation.signingSeed, signed))
  const fields = { name, device: keys.device, agreement, person, signature }
  const card = { kind: 'request' as const, id: key, version: madeAt, fields, signer: key as DeviceId }
  return signCard(crypto, coalition, invitation.signingSeed, card)
}

/** Whoever holds a code may leave one request under it, and nothing else. */
export const isRequestUnder =
  (invitation: string) =>
  ({ kind, id, signer }: Card): boolean =>
    kind === 'request' && id === invitation && signer === invitation

/** True if the keys that the card of a request names are signed by its invitation, as the admitting act will have to show (SPEC MEM-4). */
export function isProperRequest(crypto: Crypto, { signer, fields }: Card): boolean {
  const { device = '', agreement = '', person = '', signature = '' } = fields
  return crypto.verify(fromHex(signer), requestBytes({ invitation: signer, device, agreement, person }), fromHex(signature))
}

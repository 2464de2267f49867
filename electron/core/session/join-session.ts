/** Sessions with somebody who holds an invitation: the member's side and the joiner's. SPEC rules JOIN-1 to JOIN-5. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { decodeInvitationOffer, decodeWelcome, encodeJoining, type InvitationOffer } from '../../../shared/exchange/joining.ts'
import { decodeMessage, encodeMessage } from '../../../shared/exchange/messages.ts'
import type { CoalitionId } from '../../../shared/ids.ts'
import { coalitionProof } from '../../../shared/invitation/invitation-code.ts'
import { decodeLockbox } from '../coalition/access.ts'
import { type Coalition, lockboxOf } from '../coalition/coalition.ts'
import { isRequestUnder, type Joiner, requestCard } from '../coalition/request-card.ts'
import type { Conversation } from './member-session.ts'

/** One side of such a session. */
export interface JoinSession {
  readonly message: (bytes: Uint8Array) => void
  /** Call after every change of the replica: the admission may have arrived. */
  readonly changed: () => void
}

/** A member's side: offers the invitation, holds the request for coordinators, welcomes once admitted. */
export function serveJoiner(conversation: Conversation, coalition: Coalition, invitation: string, requested: () => void): JoinSession {
  let welcomed = false
  const changed = (): void => {
    const welcome = coalition.welcomeFor(conversation.peer)
    if (!welcome || welcomed) return
    welcomed = true
    conversation.send(encodeMessage({ type: 'welcome', welcome: encodeJoining(welcome) }))
  }
  const message = (bytes: Uint8Array): void => {
    const said = decodeMessage(bytes)
    if (!said.ok) return conversation.close('malformed message')
    if (said.value?.type !== 'request') return
    if (coalition.cards.take(said.value.request, isRequestUnder(invitation))) requested()
    conversation.send(encodeMessage({ type: 'request-held' }))
  }
  const offer = coalition.offerFor(invitation)
  if (offer) conversation.send(encodeMessage({ type: 'invitation', invitation: encodeJoining(offer) }))
  changed()
  return { message, changed }
}

/** What a joiner hears. */
export interface JoinerEvents {
  /** The invitation is genuine and says this. True for the request to be sent; false where its coalition is not to be asked. */
  readonly offered: (offer: InvitationOffer) => boolean
  /** A member holds the request. */
  readonly held: () => void
  readonly letIn: (coalition: CoalitionId, accessKey: Uint8Array) => void
  /** The other side's coalition is not the one the code was made for, or its welcome does not open. */
  readonly refused: (reason: string) => void
}

/** The joiner's side: checks the offer against the code, asks, and opens the welcome. */
export function askToJoin(conversation: Conversation, crypto: Crypto, joiner: Joiner, events: JoinerEvents): JoinSession {
  let coalition: CoalitionId | undefined

  const hearOffer = (bytes: Uint8Array): void => {
    const offer = decodeInvitationOffer(bytes)
    if (!offer.ok) return refuse('malformed invitation')
    const proof = toHex(coalitionProof(joiner.invitation.proofKey, offer.value.coalition))
    if (proof !== offer.value.proof) return refuse('the code was made for another coalition')
    coalition = offer.value.coalition
    if (events.offered(offer.value)) conversation.send(encodeMessage({ type: 'request', request: requestCard(crypto, coalition, joiner) }))
  }
  const hearWelcome = async (bytes: Uint8Array): Promise<void> => {
    const welcome = decodeWelcome(bytes)
    const box = welcome.ok ? lockboxOf(welcome.value) : undefined
    if (!welcome.ok || !box || welcome.value.coalition !== coalition) return refuse('malformed welcome')
    const opened = await crypto.openFor(joiner.keys.agreement, box)
    const accessKey = opened && decodeLockbox(opened)
    if (!accessKey) return refuse('the welcome is for another computer')
    events.letIn(coalition, accessKey)
  }
  const refuse = (reason: string): void => {
    conversation.close(reason)
    events.refused(reason)
  }
  const message = (bytes: Uint8Array): void => {
    const said = decodeMessage(bytes)
    if (!said.ok) return refuse('malformed message')
    if (said.value?.type === 'invitation') hearOffer(said.value.invitation)
    else if (said.value?.type === 'request-held') events.held()
    else if (said.value?.type === 'welcome') void hearWelcome(said.value.welcome)
  }
  return { message, changed: () => undefined }
}

/** An envelope that lets its reader in: what is checked over a link is checked here on what it holds. SPEC rules ENV-14, JOIN-1, JOIN-3. */
import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { coalitionProof } from '../../../shared/invitation/invitation-code.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import { decodeLockbox } from '../coalition/access.ts'
import type { Joiner } from '../coalition/request-card.ts'
import type { Replica } from '../replica/replica.ts'
import type { OpenedEnvelope } from './opening.ts'
import { invitationOf } from './request.ts'
import type { EnvelopeReport, EnvelopeTaking, TakingRefusal } from './taking.ts'

/** Why an envelope lets nobody in. `other-coalition`: the code was made for another; `not-let-in`: what it holds does not let this computer in. */
export type WelcomeRefusal = TakingRefusal | 'other-coalition' | 'not-let-in'

/** What a welcome gives. */
export type Welcoming =
  | { readonly ok: true; readonly accessKey: Uint8Array; readonly report: EnvelopeReport }
  | { readonly ok: false; readonly refused: WelcomeRefusal; readonly report: EnvelopeReport }

/** Checks an envelope on an empty replica of its coalition, opened with the joiner's keys and thrown away after. */
export async function readWelcome(
  { crypto, replica, taking }: { readonly crypto: Crypto; readonly replica: Replica; readonly taking: EnvelopeTaking },
  envelope: OpenedEnvelope,
  joiner: Joiner,
): Promise<Welcoming> {
  const taken = taking.take(envelope)
  if (!taken.ok) return taken
  const { report } = taken
  const membership = replica.membership()
  const invitation = membership.invitations.get(invitationOf(crypto, joiner))
  const proof = toHex(coalitionProof(joiner.invitation.proofKey, envelope.header.coalition))
  if (invitation?.proof !== proof) return { ok: false, refused: 'other-coalition', report }
  const { device, agreement } = joiner.keys
  const lockbox = isMemberNow(membership, device) ? membership.devices.get(device)?.lockbox : undefined
  const box = lockbox === undefined ? undefined : fromBase64url(lockbox)
  const opened = box && (await crypto.openFor(agreement, box))
  const accessKey = opened && decodeLockbox(opened)
  return accessKey ? { ok: true, accessKey, report } : { ok: false, refused: 'not-let-in', report }
}

/** Making invitations: a code, its keys, and the act that says what it is for. SPEC rules MEM-2, MEM-13, INV-3. */
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { OrganisationId, PersonId } from '../../../shared/ids.ts'
import { coalitionProof, createInvitationCode, invitationKeys } from '../../../shared/invitation/invitation-code.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { CODE } from './invitations.ts'

/** What it works on. */
export interface InvitingTools {
  readonly replica: Replica
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
}

/** What an invitation is for. */
export interface InvitationOrder {
  readonly organisation: OrganisationId
  readonly roles: readonly Role[]
  readonly expiresHours: number
  /** The own person, for another computer of theirs. */
  readonly computerOf?: PersonId
}

/** An invitation that was made: its code, its public key in hexadecimal, and when it expires (ISO 8601). */
export interface MadeInvitation {
  readonly code: string
  readonly invitation: string
  readonly expires: string
}

/** Writes the act and keeps the code on this computer. Whether the author may is the caller's to ask. */
export function makeInvitation({ replica, crypto, random, clock }: InvitingTools, order: InvitationOrder): MadeInvitation {
  const { organisation, roles, expiresHours, computerOf } = order
  const secret = random.bytes(16)
  const keys = invitationKeys(secret)
  const invitation = toHex(crypto.signingPublicKey(keys.signingSeed))
  const expires = new Date(clock.now() + expiresHours * 3_600_000).toISOString()
  replica.actMembership({
    t: 'invite',
    invitation,
    organisation,
    roles: [...roles],
    expires,
    rendezvous: toHex(keys.rendezvousKey),
    proof: toHex(coalitionProof(keys.proofKey, replica.coalition)),
    ...(computerOf !== undefined && { computerOf }),
  })
  const code = createInvitationCode(secret)
  replica.store.setValue(CODE + invitation, utf8(code))
  return { code, invitation, expires }
}

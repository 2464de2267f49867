/** What coordinators do about who belongs: inviting, letting in, refusing, taking invitations back. SPEC rules MEM-2, MEM-3, JOIN-3, INV-6. */
import { toBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { coalitionProof, createInvitationCode, invitationKeys } from '../../../shared/invitation/invitation-code.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import type { InvitationStanding } from '../../../shared/membership/membership.ts'
import type { Cards } from '../exchange/cards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { type EpochKey, encodeLockbox } from './access.ts'
import type { EpochKeys } from './epoch-keys.ts'
import { CODE } from './invitations.ts'
import { findRequest, requestOf } from './join-requests.ts'
import type { Member } from './members.ts'
import { nameOn } from './names.ts'
import { withdrawal, withdrawnInvitations } from './withdrawn-invitations.ts'

/** See the head of this file. Each throws `no-right` for anyone but a coordinator. */
export interface Coordinating {
  readonly invite: (organisationName: string, roles: readonly Role[], expiresHours: number) => { code: string; invitation: string }
  readonly admit: (id: string, isUnchecked?: boolean) => Promise<Member>
  readonly refuse: (id: string) => void
  /** Takes an invitation back that nobody used. Throws `not-found`, `bad-input` for one that was used. */
  readonly withdraw: (invitation: string) => void
}

/** What it works on. */
export interface CoordinatingTools {
  readonly replica: Replica
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
  readonly cards: Cards
  readonly epochKeys: Pick<EpochKeys, 'newest' | 'ready'>
  readonly isCoordinator: () => boolean
  readonly members: () => readonly Member[]
  readonly setNames: (names: { readonly organisation: { readonly id: OrganisationId; readonly name: string } }) => void
}

/** Requests put out of sight on this computer, by id. */
export const REFUSED = 'refused-request/'

const KEY_NOT_HERE =
  'Somebody was removed and what lets others in has not reached this computer yet. Meet another coordinator first, or ask one to let them in.'

/** Coordinating over a replica. */
export function createCoordinating(tools: CoordinatingTools): Coordinating {
  const { replica, crypto, random, clock, cards, epochKeys, isCoordinator, members, setNames } = tools
  const { membership } = replica
  const assertCoordinator = (): void => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator can do this. Ask one of yours.')
  }
  const invite: Coordinating['invite'] = (printedName, roles, expiresHours) => {
    assertCoordinator()
    const secret = random.bytes(16)
    const keys = invitationKeys(secret)
    const known = cards.list('organisation').find((card) => nameOn(card) === printedName)
    const organisation = (known?.id ?? toHex(random.bytes(16))) as OrganisationId
    const invitation = toHex(crypto.signingPublicKey(keys.signingSeed))
    replica.actMembership({
      t: 'invite',
      invitation,
      organisation,
      roles: [...roles],
      expires: new Date(clock.now() + expiresHours * 3_600_000).toISOString(),
      rendezvous: toHex(keys.rendezvousKey),
      proof: toHex(coalitionProof(keys.proofKey, replica.coalition)),
    })
    // After the act: only then is the name one of an organisation that the membership names, and told at once.
    if (!known) setNames({ organisation: { id: organisation, name: printedName } })
    const code = createInvitationCode(secret)
    replica.store.setValue(CODE + invitation, utf8(code))
    return { code, invitation }
  }

  /** The newest keys, sealed to a newcomer. Sealing takes a while: if who belongs changed meanwhile, others may be the newest. */
  const lockboxFor = async (agreement: string): Promise<Uint8Array> => {
    for (;;) {
      await epochKeys.ready()
      const before = membership()
      const [first, ...others] = epochKeys.newest()
      if (!first) throw new AppError('unreachable', KEY_NOT_HERE)
      const box = await crypto.sealTo([fromHex(agreement)], encodeLockbox([first, ...others] satisfies [EpochKey, ...EpochKey[]]))
      if (membership() === before) return box
    }
  }
  const assertUsable = ({ invitation, expires }: InvitationStanding): void => {
    const again = 'Make a new one for this organisation.'
    if (Date.parse(expires) < clock.now()) throw new AppError('bad-code', `This invitation has expired. ${again}`)
    if (withdrawnInvitations(replica).has(invitation)) throw new AppError('bad-code', `A coordinator withdrew this invitation. ${again}`)
  }
  const admit = async (id: string, isUnchecked = false): Promise<Member> => {
    assertCoordinator()
    const card = findRequest(membership(), cards, id)
    const invitation = card && membership().invitations.get(card.id)
    if (!card || !invitation) throw new AppError('not-found', 'There is no such request any more.')
    assertUsable(invitation)
    const { device, person } = requestOf(membership(), cards, card)
    const agreement = card.fields['agreement'] ?? ''
    const box = await lockboxFor(agreement)
    replica.actMembership({
      t: 'admit',
      invitation: card.id,
      device,
      agreement,
      person,
      organisation: invitation.organisation,
      roles: [...invitation.roles],
      request: card.fields['signature'] ?? '',
      lockbox: toBase64url(box),
      ...(isUnchecked && { unchecked: true }),
    })
    const member = members().find((candidate) => candidate.computers.includes(device))
    if (!member) throw new AppError('bad-code', 'This request could not be let in: it does not fit its invitation.')
    return member
  }
  const refuse = (id: string): void => {
    assertCoordinator()
    if (!findRequest(membership(), cards, id)) throw new AppError('not-found', 'There is no such request any more.')
    replica.store.setValue(REFUSED + id, utf8('1'))
  }
  const withdraw: Coordinating['withdraw'] = (id) => {
    assertCoordinator()
    const found = membership().invitations.get(id)
    if (!found) throw new AppError('not-found', 'There is no such invitation.')
    if (found.state === 'used') throw new AppError('bad-input', 'Somebody came in by this invitation already. Remove them instead.')
    if (!withdrawnInvitations(replica).has(id)) replica.actRecords([withdrawal(id, found.organisation, clock.now())])
  }
  return { invite, admit, refuse, withdraw }
}

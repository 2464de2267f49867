/** A coalition as its members use it: inviting, letting in, who belongs, under which names. */
import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationOffer, Welcome } from '../../../shared/exchange/joining.ts'
import type { DeviceId, OrganisationId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import { hasRole, type InvitationStanding, isMemberNow, rolesNow } from '../../../shared/membership/membership.ts'
import { type Card, type Cards, openCards } from '../exchange/cards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { type Admitting, createAdmitting } from './admitting.ts'
import type { EpochKeys } from './epoch-keys.ts'
import { byUse, type Invitation, listInvitations } from './invitations.ts'
import { type MadeInvitation, makeInvitation } from './inviting.ts'
import { listMembers, type Member } from './members.ts'
import { cardRules, nameOn } from './names.ts'
import { createOwnComputers, type OwnComputers } from './own-computers.ts'
import { withdrawal, withdrawnInvitations } from './withdrawn-invitations.ts'

export type { Invitation } from './invitations.ts'
export type { JoinRequest } from './join-requests.ts'
export type { Member } from './members.ts'

/** See the head of this file. */
export interface Coalition extends Admitting {
  readonly name: () => string
  readonly cards: Cards
  /** Keys under which members meet now, the newest first. SPEC rule EPOCH-6. */
  readonly accessKeys: () => readonly Uint8Array[]
  readonly members: () => readonly Member[]
  /** Whoever uses this computer, with the rights that this computer has: none, and not belonging, once it was taken from them. */
  readonly me: () => Member | undefined
  readonly ownComputers: OwnComputers
  readonly isCoordinator: () => boolean
  readonly setNames: (names: { person?: string; coalition?: string; organisation?: { id: OrganisationId; name: string } }) => void
  /** Makes an invitation for one organisation and returns its code. Throws `no-right` for anyone but a coordinator. */
  readonly invite: (organisationName: string, roles: readonly Role[], expiresHours: number) => MadeInvitation
  /** Every invitation made for an organisation, the one that expires last at the end. */
  readonly invitations: () => readonly Invitation[]
  /** Takes an invitation back that nobody used. Throws `not-found`, `bad-input` for one that was used, or `no-right` for anyone but a coordinator. */
  readonly withdraw: (invitation: string) => void
  /** What a joiner is told about an open invitation. */
  readonly offerFor: (invitation: string) => InvitationOffer | undefined
  /** What lets a computer in once it was admitted. */
  readonly welcomeFor: (device: DeviceId) => Welcome | undefined
  /** The same of all invitations, also of those that were withdrawn: what their holders wrote is read, and refused by name. */
  readonly invitationKeys: () => ReturnType<Coalition['rendezvous']>
  /** Invitations that were not withdrawn, with the keys to meet their holders: open ones first, then those whose holders may not have heard yet, of each the latest to expire first. */
  readonly rendezvous: () => readonly { readonly invitation: string; readonly key: Uint8Array }[]
}

/** A coalition over its replica. */
export function openCoalition(
  tools: { readonly replica: Replica; readonly crypto: Crypto; readonly random: Random; readonly clock: Clock },
  epochKeys: Pick<EpochKeys, 'inUse' | 'newest' | 'ready'>,
): Coalition {
  const { replica, crypto, clock } = tools
  const { membership } = replica
  const cards = openCards(replica.store, crypto, replica.coalition, cardRules(replica.coalition, membership))
  const myDevice = (): DeviceId => replica.keys().device
  const isCoordinator = (): boolean => hasRole(membership(), myDevice(), 'coordinator')
  const name = (): string => nameOn(cards.list('coalition')[0]) ?? ''
  const organisationName = (id: OrganisationId): string => nameOn(cards.get('organisation', id)) ?? ''

  const writeCard = (kind: Card['kind'], id: string, cardName: string): void => {
    const held = cards.get(kind, id)
    const version = Math.max(clock.now(), (held?.version ?? 0) + 1)
    cards.write(replica.keys().seed, { kind, id, version, fields: { name: cardName }, signer: myDevice() })
  }
  const setNames: Coalition['setNames'] = ({ person, coalition, organisation }) => {
    const mine = membership().devices.get(myDevice())
    if (person && mine) writeCard('person', mine.person, person)
    if (coalition) writeCard('coalition', replica.coalition, coalition)
    if (organisation) writeCard('organisation', organisation.id, organisation.name)
  }

  const members = (): readonly Member[] => listMembers(membership(), cards, myDevice())
  const me = (): Member | undefined => {
    const found = members().find((member) => member.isMe)
    if (!found || isMemberNow(membership(), myDevice())) return found
    return { ...found, belongs: false, roles: rolesNow(membership(), myDevice()) }
  }

  const assertCoordinator = (): void => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator can do this. Ask one of yours.')
  }
  const invite: Coalition['invite'] = (printedName, roles, expiresHours) => {
    assertCoordinator()
    const known = cards.list('organisation').find((card) => nameOn(card) === printedName)
    const organisation = (known?.id ?? toHex(tools.random.bytes(16))) as OrganisationId
    const made = makeInvitation(tools, { organisation, roles, expiresHours })
    // After the act: only then is the name one of an organisation that the membership names, and told at once.
    if (!known) setNames({ organisation: { id: organisation, name: printedName } })
    return made
  }
  const withdraw: Coalition['withdraw'] = (id) => {
    assertCoordinator()
    const found = membership().invitations.get(id)
    if (!found) throw new AppError('not-found', 'There is no such invitation.')
    if (found.state === 'used') throw new AppError('bad-input', 'Somebody came in by this invitation already. Remove them instead.')
    if (!withdrawnInvitations(replica).has(id)) replica.actRecords([withdrawal(id, found.organisation, clock.now())])
  }
  const admitting = createAdmitting({ ...tools, cards, epochKeys, assertCoordinator, members, me })
  const ownComputers = createOwnComputers(tools, me)
  const invitations = (): readonly Invitation[] =>
    listInvitations(membership(), cards, withdrawnInvitations(replica), (name) => replica.store.value(name))

  const offerFor = (invitation: string): InvitationOffer | undefined => {
    const found = membership().invitations.get(invitation)
    if (!found) return undefined
    const from = nameOn(cards.get('person', membership().devices.get(found.by)?.person ?? '')) ?? ''
    const names = { coalitionName: name(), organisationName: organisationName(found.organisation), from }
    const isOwnComputer = found.computerOf !== undefined
    return { coalition: replica.coalition, proof: found.proof, ...names, ...(isOwnComputer && { isOwnComputer }) }
  }
  const welcomeFor = (device: DeviceId): Welcome | undefined => {
    const lockbox = isMemberNow(membership(), device) ? membership().devices.get(device)?.lockbox : undefined
    return lockbox === undefined ? undefined : { coalition: replica.coalition, lockbox }
  }
  const keysOf = (served: readonly InvitationStanding[]): ReturnType<Coalition['rendezvous']> =>
    byUse(served).map(({ invitation, rendezvous: key }) => ({ invitation, key: fromHex(key) }))
  const invitationKeys: Coalition['invitationKeys'] = () => keysOf([...membership().invitations.values()])
  const rendezvous: Coalition['rendezvous'] = () => {
    const withdrawn = withdrawnInvitations(replica)
    return keysOf([...membership().invitations.values()].filter(({ invitation, state }) => state === 'used' || !withdrawn.has(invitation)))
  }

  const listed = { members, me, ownComputers, invitations, rendezvous, invitationKeys, offerFor, welcomeFor }
  return { name, cards, accessKeys: epochKeys.inUse, isCoordinator, setNames, invite, withdraw, ...admitting, ...listed }
}

/** The age file in a welcome, or undefined if it is not base64url. */
export const lockboxOf = (welcome: Welcome): Uint8Array | undefined => fromBase64url(welcome.lockbox)

/** A coalition as its members use it: inviting, letting in, who belongs, under which names. */
import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { InvitationOffer, Welcome } from '../../../shared/exchange/joining.ts'
import type { DeviceId, OrganisationId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import { hasRole, type InvitationStanding, isMemberNow } from '../../../shared/membership/membership.ts'
import { type Card, type Cards, openCards } from '../exchange/cards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { createCoordinating, REFUSED } from './coordinating.ts'
import type { EpochKeys } from './epoch-keys.ts'
import { byUse, type Invitation, listInvitations } from './invitations.ts'
import { type JoinRequest, listRequests } from './join-requests.ts'
import { listMembers, type Member } from './members.ts'
import { cardRules, nameOn } from './names.ts'
import { withdrawnInvitations } from './withdrawn-invitations.ts'

export type { Invitation } from './invitations.ts'
export type { JoinRequest } from './join-requests.ts'
export type { Member } from './members.ts'

/** See the head of this file. */
export interface Coalition {
  readonly name: () => string
  readonly cards: Cards
  /** Keys under which members meet now, the newest first. SPEC rule EPOCH-6. */
  readonly accessKeys: () => readonly Uint8Array[]
  readonly members: () => readonly Member[]
  readonly me: () => Member | undefined
  readonly isCoordinator: () => boolean
  readonly setNames: (names: { person?: string; coalition?: string; organisation?: { id: OrganisationId; name: string } }) => void
  /** Makes an invitation for one organisation and returns its code. Throws `no-right` for anyone but a coordinator. */
  readonly invite: (organisationName: string, roles: readonly Role[], expiresHours: number) => { code: string; invitation: string }
  /** Every invitation made, the one that expires last at the end. */
  readonly invitations: () => readonly Invitation[]
  /** Takes an invitation back that nobody used. Throws `not-found`, `bad-input` for one that was used, or `no-right` for anyone but a coordinator. */
  readonly withdraw: (invitation: string) => void
  /** Requests that wait under invitations that stand and were not put out of sight here, oldest first. */
  readonly requests: () => readonly JoinRequest[]
  /** Puts a request out of sight on this computer. Throws `not-found`, or `no-right` for anyone but a coordinator. */
  readonly refuse: (id: string) => void
  /** Lets a request in. Throws `not-found`, or `no-right` for anyone but a coordinator. */
  readonly admit: (id: string, isUnchecked?: boolean) => Promise<Member>
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
  const me = (): Member | undefined => members().find((member) => member.isMe)

  const coordinating = createCoordinating({ ...tools, cards, epochKeys, isCoordinator, members, setNames })
  const isRefused = ({ id }: JoinRequest): boolean => replica.store.value(REFUSED + id) !== undefined
  const requests = (): readonly JoinRequest[] =>
    listRequests(membership(), cards).filter((request) => !isRefused(request) && !withdrawnInvitations(replica).has(request.invitation))
  const invitations = (): readonly Invitation[] =>
    listInvitations(membership(), cards, withdrawnInvitations(replica), (name) => replica.store.value(name))

  const offerFor = (invitation: string): InvitationOffer | undefined => {
    const found = membership().invitations.get(invitation)
    if (!found) return undefined
    const from = nameOn(cards.get('person', membership().devices.get(found.by)?.person ?? '')) ?? ''
    const { proof } = found
    return { coalition: replica.coalition, proof, coalitionName: name(), organisationName: organisationName(found.organisation), from }
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

  const listed = { members, me, invitations, requests, rendezvous, invitationKeys, offerFor, welcomeFor }
  return { name, cards, accessKeys: epochKeys.inUse, isCoordinator, setNames, ...coordinating, ...listed }
}

/** The age file in a welcome, or undefined if it is not base64url. */
export const lockboxOf = (welcome: Welcome): Uint8Array | undefined => fromBase64url(welcome.lockbox)

/** A coalition as its members use it: inviting, letting in, who belongs, under which names. */
import { fromBase64url, toBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex, fromUtf8, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationOffer, Welcome } from '../../../shared/exchange/joining.ts'
import type { DeviceId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import { coalitionProof, createInvitationCode, invitationKeys } from '../../../shared/invitation/invitation-code.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import { hasRole, rolesNow } from '../../../shared/membership/membership.ts'
import { checkNumbers } from '../../../shared/membership/request.ts'
import { type Card, type Cards, openCards } from '../exchange/cards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { encodeLockbox } from './access.ts'
import { cardRule, nameOn } from './names.ts'

/** A member as shown in lists. */
export interface Member {
  /** The person. */
  readonly id: PersonId
  readonly name: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly roles: readonly Role[]
  readonly computers: readonly DeviceId[]
  readonly isMe: boolean
}

/** Somebody who holds an invitation and asks to be let in. */
export interface JoinRequest {
  /** The invitation's key and the first characters of the computer's: names the request. */
  readonly id: string
  readonly name: string
  readonly organisationName: string
  readonly device: DeviceId
  readonly person: PersonId
  /** Six numbers that the asker's screen shows too. SPEC JOIN-4. */
  readonly check: readonly number[]
}

/** An invitation and what became of it. */
export interface Invitation {
  readonly id: string
  readonly organisationName: string
  readonly roles: readonly Role[]
  readonly expires: string
  readonly state: 'open' | 'used'
  /** Known only on the computer that made it. */
  readonly code: string | null
}

/** See the head of this file. */
export interface Coalition {
  readonly name: () => string
  readonly cards: Cards
  readonly accessKey: Uint8Array
  readonly members: () => readonly Member[]
  readonly me: () => Member | undefined
  readonly isCoordinator: () => boolean
  readonly setNames: (names: { person?: string; coalition?: string; organisation?: { id: OrganisationId; name: string } }) => void
  /** Makes an invitation for one organisation and returns its code. Throws `no-right` for anyone but a coordinator. */
  readonly invite: (organisationName: string, roles: readonly Role[], expiresHours: number) => { code: string; invitation: string }
  /** Every invitation made, the newest last. */
  readonly invitations: () => readonly Invitation[]
  /** Requests that wait and were not put out of sight here, oldest first. */
  readonly requests: () => readonly JoinRequest[]
  /** Puts a request out of sight on this computer. Throws `not-found`, or `no-right` for anyone but a coordinator. */
  readonly refuse: (id: string) => void
  /** Lets a request in. Throws `not-found`, or `no-right` for anyone but a coordinator. */
  readonly admit: (id: string) => Promise<Member>
  /** What a joiner is told about an open invitation. */
  readonly offerFor: (invitation: string) => InvitationOffer | undefined
  /** What lets a computer in once it was admitted. */
  readonly welcomeFor: (device: DeviceId) => Welcome | undefined
  /** Open invitations with the keys to meet their holders. */
  readonly rendezvous: () => readonly { readonly invitation: string; readonly key: Uint8Array }[]
}

/** A coalition over its replica. */
export function openCoalition(
  tools: { readonly replica: Replica; readonly crypto: Crypto; readonly random: Random; readonly clock: Clock },
  accessKey: Uint8Array,
): Coalition {
  const { replica, crypto, random, clock } = tools
  const { membership } = replica
  const cards = openCards(replica.store, crypto, replica.coalition, cardRule(membership))
  const myDevice = (): DeviceId => replica.keys().device
  const isCoordinator = (): boolean => hasRole(membership(), myDevice(), 'coordinator')
  const assertCoordinator = (): void => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator can do this. Ask one of yours.')
  }
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

  const members = (): readonly Member[] => {
    const devicesByPerson = new Map<PersonId, DeviceId[]>()
    for (const { device, person } of membership().devices.values()) {
      devicesByPerson.set(person, [...(devicesByPerson.get(person) ?? []), device])
    }
    return [...devicesByPerson].map(([person, computers]) => memberOf(person, computers))
  }
  const memberOf = (person: PersonId, computers: readonly DeviceId[]): Member => {
    const organisation = membership().devices.get(computers[0] as DeviceId)?.organisation as OrganisationId
    return {
      id: person,
      name: nameOn(cards.get('person', person)) ?? '',
      organisation,
      organisationName: organisationName(organisation),
      roles: [...new Set(computers.flatMap((device) => rolesNow(membership(), device)))].sort(),
      computers,
      isMe: computers.includes(myDevice()),
    }
  }
  const me = (): Member | undefined => members().find((member) => member.isMe)

  const invite: Coalition['invite'] = (printedName, roles, expiresHours) => {
    assertCoordinator()
    const secret = random.bytes(16)
    const keys = invitationKeys(secret)
    const known = cards.list('organisation').find((card) => nameOn(card) === printedName)
    const organisation = (known?.id ?? toHex(random.bytes(16))) as OrganisationId
    const invitation = toHex(crypto.signingPublicKey(keys.signingSeed))
    if (!known) setNames({ organisation: { id: organisation, name: printedName } })
    replica.actMembership({
      t: 'invite',
      invitation,
      organisation,
      roles: [...roles],
      expires: new Date(clock.now() + expiresHours * 3_600_000).toISOString(),
      rendezvous: toHex(keys.rendezvousKey),
      proof: toHex(coalitionProof(keys.proofKey, replica.coalition)),
    })
    const code = createInvitationCode(secret)
    replica.store.setValue(CODE + invitation, utf8(code))
    return { code, invitation }
  }
  const invitations = (): readonly Invitation[] =>
    [...membership().invitations.values()].map(({ invitation, organisation, roles, expires, state }) => {
      const code = replica.store.value(CODE + invitation)
      return { id: invitation, organisationName: organisationName(organisation), roles, expires, state, code: code ? fromUtf8(code) : null }
    })

  const requestCards = (): readonly Card[] =>
    cards.list('request').filter((card) => membership().invitations.get(card.id)?.state === 'open')
  const requestOf = (card: Card): JoinRequest => ({
    id: requestId(card),
    name: card.fields['name'] ?? '',
    organisationName: organisationName(membership().invitations.get(card.id)?.organisation as OrganisationId),
    device: card.fields['device'] as DeviceId,
    person: card.fields['person'] as PersonId,
    check: checkNumbers({
      invitation: card.id,
      device: card.fields['device'] ?? '',
      agreement: card.fields['agreement'] ?? '',
      person: card.fields['person'] ?? '',
    }),
  })
  const isRefused = (card: Card): boolean => replica.store.value(REFUSED + requestId(card)) !== undefined
  const requests = (): readonly JoinRequest[] =>
    requestCards()
      .filter((card) => !isRefused(card))
      .sort((a, b) => a.version - b.version)
      .map(requestOf)
  const refuse = (id: string): void => {
    assertCoordinator()
    if (!requests().some((request) => request.id === id)) throw new AppError('not-found', 'There is no such request any more.')
    replica.store.setValue(REFUSED + id, utf8('1'))
  }

  const admit = async (id: string): Promise<Member> => {
    assertCoordinator()
    const card = requestCards().find((candidate) => requestId(candidate) === id)
    const invitation = card && membership().invitations.get(card.id)
    if (!card || !invitation) throw new AppError('not-found', 'There is no such request any more.')
    if (Date.parse(invitation.expires) < clock.now()) {
      throw new AppError('bad-code', 'This invitation has expired. Make a new one for this organisation.')
    }
    const { device, person } = requestOf(card)
    const agreement = card.fields['agreement'] ?? ''
    const box = await crypto.sealTo([fromHex(agreement)], encodeLockbox(accessKey))
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
    })
    const member = members().find((candidate) => candidate.computers.includes(device))
    if (!member) throw new AppError('bad-code', 'This request could not be let in: it does not fit its invitation.')
    return { ...member, name: member.name || (card.fields['name'] ?? '') }
  }

  const offerFor = (invitation: string): InvitationOffer | undefined => {
    const found = membership().invitations.get(invitation)
    if (!found) return undefined
    const from = nameOn(cards.get('person', membership().devices.get(found.by)?.person ?? '')) ?? ''
    const { proof } = found
    return { coalition: replica.coalition, proof, coalitionName: name(), organisationName: organisationName(found.organisation), from }
  }
  const welcomeFor = (device: DeviceId): Welcome | undefined => {
    const lockbox = membership().devices.get(device)?.lockbox
    return lockbox === undefined ? undefined : { coalition: replica.coalition, lockbox }
  }
  const rendezvous: Coalition['rendezvous'] = () =>
    [...membership().invitations].map(([invitation, found]) => ({ invitation, key: fromHex(found.rendezvous) }))

  return {
    name,
    cards,
    accessKey,
    members,
    me,
    isCoordinator,
    setNames,
    invite,
    invitations,
    requests,
    refuse,
    admit,
    offerFor,
    welcomeFor,
    rendezvous,
  }
}

const CODE = 'invitation-code/'
const REFUSED = 'refused-request/'

const requestId = (card: Card): string => `${card.id.slice(0, 16)}-${(card.fields['device'] ?? '').slice(0, 16)}`

/** The age file in a welcome, or undefined if it is not base64url. */
export const lockboxOf = (welcome: Welcome): Uint8Array | undefined => fromBase64url(welcome.lockbox)

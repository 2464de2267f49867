/** Letting in who asks, and putting requests out of sight: coordinators do for newcomers, everybody for other computers of their own. SPEC rules MEM-3, MEM-13, JOIN-3, JOIN-7. */
import { toBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { AppError } from '../../../shared/errors.ts'
import { computersNow, type InvitationStanding } from '../../../shared/membership/membership.ts'
import { MOST_COMPUTERS } from '../../../shared/membership/rivals.ts'
import type { Card, Cards } from '../exchange/cards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Replica } from '../replica/replica.ts'
import { type EpochKey, encodeLockbox } from './access.ts'
import type { EpochKeys } from './epoch-keys.ts'
import { findRequest, type JoinRequest, listRequests, requestOf } from './join-requests.ts'
import type { Member } from './members.ts'
import { withdrawnInvitations } from './withdrawn-invitations.ts'

/** See the head of this file. */
export interface Admitting {
  /** Requests that wait, that this person may answer or see and did not put out of sight here; oldest first. */
  readonly requests: () => readonly JoinRequest[]
  /** Lets a request in. Throws `not-found`; `no-right` where neither a coordinator asks nor it is a computer of one's own; `bad-code` for an expired one. */
  readonly admit: (id: string, isUnchecked?: boolean) => Promise<Member>
  /** Puts a request out of sight on this computer. Throws as `admit`. */
  readonly refuse: (id: string) => void
}

/** What it works on. */
export interface AdmittingTools {
  readonly replica: Replica
  readonly crypto: Crypto
  readonly clock: Clock
  readonly cards: Cards
  readonly epochKeys: Pick<EpochKeys, 'newest' | 'ready'>
  readonly assertCoordinator: () => void
  readonly members: () => readonly Member[]
  readonly me: () => Member | undefined
}

/** Requests put out of sight on this computer, by id. */
const REFUSED = 'refused-request/'

const KEY_NOT_HERE =
  'Somebody was removed and what lets others in has not reached this computer yet. Meet another coordinator first, or ask one to let them in.'
const OWN_KEY_NOT_HERE =
  'Somebody was removed and what lets others in has not reached this computer yet. Meet a coordinator’s computer first.'
const TOO_MANY = `You have ${MOST_COMPUTERS} computers in this coalition. Remove one that you do not use any more first.`

/** Admitting over a replica. */
export function createAdmitting(tools: AdmittingTools): Admitting {
  const { replica, crypto, clock, cards, epochKeys, assertCoordinator, members, me } = tools
  const { membership } = replica

  const isRefused = ({ id }: JoinRequest): boolean => replica.store.value(REFUSED + id) !== undefined
  const isMine = ({ computerOf }: Pick<JoinRequest, 'computerOf'>): boolean => computerOf !== undefined && computerOf === me()?.id
  const requests = (): readonly JoinRequest[] =>
    listRequests(membership(), cards).filter(
      (request) =>
        (request.computerOf === undefined || isMine(request)) &&
        !isRefused(request) &&
        !withdrawnInvitations(replica).has(request.invitation),
    )

  const answerable = (id: string): { readonly card: Card; readonly invitation: InvitationStanding } => {
    const card = findRequest(membership(), cards, id)
    const invitation = card && membership().invitations.get(card.id)
    if (!invitation || !isMine(invitation)) assertCoordinator()
    if (!card || !invitation || (invitation.computerOf !== undefined && !isMine(invitation)))
      throw new AppError('not-found', 'There is no such request any more.')
    return { card, invitation }
  }
  /** The newest keys, sealed to a newcomer. Sealing takes a while: if who belongs changed meanwhile, others may be the newest. */
  const lockboxFor = async (agreement: string, unlessHere: string): Promise<Uint8Array> => {
    for (;;) {
      await epochKeys.ready()
      const before = membership()
      const [first, ...others] = epochKeys.newest()
      if (!first) throw new AppError('unreachable', unlessHere)
      const box = await crypto.sealTo([fromHex(agreement)], encodeLockbox([first, ...others] satisfies [EpochKey, ...EpochKey[]]))
      if (membership() === before) return box
    }
  }
  const assertUsable = ({ invitation, expires, computerOf }: InvitationStanding): void => {
    const again = `Make a new one for ${computerOf === undefined ? 'this organisation' : 'your computer'}.`
    if (Date.parse(expires) < clock.now()) throw new AppError('bad-code', `This invitation has expired. ${again}`)
    if (withdrawnInvitations(replica).has(invitation)) throw new AppError('bad-code', `A coordinator withdrew this invitation. ${again}`)
    if (computerOf !== undefined && computersNow(membership(), computerOf).length >= MOST_COMPUTERS)
      throw new AppError('bad-input', TOO_MANY)
  }
  const admit: Admitting['admit'] = async (id, isUnchecked = false) => {
    const { card, invitation } = answerable(id)
    assertUsable(invitation)
    const { device, person, computerOf } = requestOf(membership(), cards, card)
    const agreement = card.fields['agreement'] ?? ''
    const box = await lockboxFor(agreement, computerOf === undefined ? KEY_NOT_HERE : OWN_KEY_NOT_HERE)
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
      ...(computerOf !== undefined && { computerOf }),
    })
    const member = members().find((candidate) => candidate.belonging.includes(device))
    if (!member) throw new AppError('bad-code', 'This request could not be let in: it does not fit its invitation.')
    return member
  }
  const refuse: Admitting['refuse'] = (id) => {
    answerable(id)
    replica.store.setValue(REFUSED + id, utf8('1'))
  }
  return { requests, admit, refuse }
}

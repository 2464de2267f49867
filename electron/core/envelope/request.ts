/** A request to be let in that travels as a file, and what a member makes of it. SPEC rules ENV-13, JOIN-2. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { requestSecret } from '../../../shared/envelope/envelope-file.ts'
import { type DeviceId, NO_COALITION, type PersonId } from '../../../shared/ids.ts'
import type { InvitationStanding, Membership } from '../../../shared/membership/membership.ts'
import { checkNumbers } from '../../../shared/membership/request.ts'
import { nameOn } from '../coalition/names.ts'
import { isProperRequest, isRequestUnder, type Joiner, requestCard } from '../coalition/request-card.ts'
import type { Card, Cards } from '../exchange/cards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { type WrittenEnvelope, writeParts } from './making.ts'
import type { OpenedEnvelope } from './opening.ts'

/** Writes the joiner's request, sealed to everybody who knows the invitation. */
export function writeRequest(
  tools: { readonly crypto: Crypto; readonly random: Random; readonly clock: Clock },
  joiner: Joiner,
): Omit<WrittenEnvelope, 'withoutOwn' | 'runs'> {
  const { crypto } = tools
  const { keys, invitation } = joiner
  const to = [requestSecret(invitation.rendezvousKey), keys.agreement].map(crypto.agreementPublicKey)
  const content = { runs: [], cards: [], statements: [], requests: [requestCard(crypto, NO_COALITION, joiner)] }
  return writeParts(tools, { coalition: NO_COALITION, keys, content, to, kind: 'request' })
}

/** Why a request is not shown. `expired`: its invitation is; `used`: somebody else came in by it; `older`: a later request under it is here. */
export type RequestRefusal = 'forged' | 'expired' | 'withdrawn' | 'used' | 'older'

/** A request as a member sees it. */
export interface HeardRequest {
  readonly device: DeviceId
  readonly name: string
  /** Six numbers that the asker's screen shows too (SPEC JOIN-4). */
  readonly check: readonly number[]
  readonly organisationName: string
  /** `waits` for a coordinator, or `let-in` already. */
  readonly state: 'waits' | 'let-in'
  /** Asked by another computer of a person who belongs: answered by that person. */
  readonly computerOf: PersonId | undefined
  /** True if it was here before. */
  readonly isHeld: boolean
}

/** What came of a request's file. */
export type RequestHearing =
  | { readonly ok: true; readonly request: HeardRequest }
  | { readonly ok: false; readonly refused: RequestRefusal; readonly name: string }

/** What hearing works on. */
export interface RequestTools {
  readonly crypto: Crypto
  readonly clock: Clock
  readonly cards: Cards
  readonly membership: () => Membership
  /** Keys of invitations that were taken back. */
  readonly withdrawn: () => ReadonlySet<string>
}

/** Reads a request that an invitation's secret opened, and with `keeps` holds it as if it had come over a link. */
export function hearRequest(tools: RequestTools, envelope: OpenedEnvelope, keeps: boolean): RequestHearing {
  const { crypto, cards, membership } = tools
  const [bytes] = envelope.content.requests
  const card = bytes && cards.read(bytes)
  const refuse = (refused: RequestRefusal): RequestHearing => ({ ok: false, refused, name: (card && nameOn(card)) ?? '' })
  const invitation = card && membership().invitations.get(card.id)
  if (!invitation || !isProper(crypto, card, envelope) || takesName(membership(), card)) return refuse('forged')
  const held = heldOf(cards, card)
  const standing = standingOf(tools, card, invitation, held)
  if (standing !== 'waits' && standing !== 'let-in') return refuse(standing)
  if (keeps) cards.take(bytes, isRequestUnder(card.id))
  const organisationName = nameOn(cards.get('organisation', invitation.organisation)) ?? ''
  const { computerOf } = invitation
  return { ok: true, request: { ...askedBy(card), organisationName, computerOf, state: standing, isHeld: isSameComputer(card, held) } }
}

/** True if the card asks under the invitation whose secret opened it, for the computer that wrote the envelope, and holds what letting in will need. */
function isProper(crypto: Crypto, card: Card, { header, key }: OpenedEnvelope): boolean {
  const isUnderKey = key.type === 'invitation' && isRequestUnder(key.invitation)(card)
  return isUnderKey && card.fields['device'] === header.writer && isProperRequest(crypto, card)
}

/** True for another computer in the name of a person whom the membership knows. SPEC rule JOIN-2. */
function takesName({ devices }: Membership, { fields }: Card): boolean {
  return !devices.has(fields['device'] as DeviceId) && [...devices.values()].some(({ person }) => person === fields['person'])
}

function standingOf(
  { membership, withdrawn, clock }: RequestTools,
  card: Card,
  { state, expires }: InvitationStanding,
  held: Card | undefined,
): HeardRequest['state'] | RequestRefusal {
  if (membership().devices.has(card.fields['device'] as DeviceId)) return 'let-in'
  if (state === 'used') return 'used'
  if (withdrawn().has(card.id)) return 'withdrawn'
  if (Date.parse(expires) < clock.now()) return 'expired'
  return held && held.version > card.version && !isSameComputer(card, held) ? 'older' : 'waits'
}

const isSameComputer = (card: Card, held: Card | undefined): boolean => held?.fields['device'] === card.fields['device']

const heldOf = (cards: Cards, { id }: Card): Card | undefined => cards.list('request').find((one) => one.id === id)

function askedBy({ id, fields }: Card): Pick<HeardRequest, 'device' | 'name' | 'check'> {
  const { device = '', agreement = '', person = '', name = '' } = fields
  return { device: device as DeviceId, name, check: checkNumbers({ invitation: id, device, agreement, person }) }
}

/** The public key of an invitation that a joiner holds, in hexadecimal: its name. */
export const invitationOf = (crypto: Crypto, { invitation }: Joiner): string => toHex(crypto.signingPublicKey(invitation.signingSeed))

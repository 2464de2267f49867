/** Takes an opened envelope into a record, all of it or nothing; or only says what that would be. SPEC rules ENV-8 to ENV-12. */
import type { Head } from '../../../shared/entry/header.ts'
import type { EnvelopeHeader } from '../../../shared/envelope/envelope-part.ts'
import type { DeviceId, DocumentId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import { isOfMemberNow, type Membership } from '../../../shared/membership/membership.ts'
import { cardRules, nameOn } from '../coalition/names.ts'
import type { Contacts } from '../delivery/contacts.ts'
import type { Statements } from '../delivery/statements.ts'
import { type Card, type Cards, chosenCard } from '../exchange/cards.ts'
import type { Intake } from '../log/intake.ts'
import type { Clock } from '../ports/clock.ts'
import type { Replica } from '../replica/replica.ts'
import type { OpenedEnvelope } from './opening.ts'
import type { OwnHead } from './own-head.ts'
import { type Survey, surveyRuns } from './survey.ts'

/** Why a whole envelope is not taken. `stranger`: who wrote it does not belong now. `builds-on-missing`: what it continues is not here. `forged`: something in it breaks a rule. */
export type TakingRefusal = 'stranger' | 'builds-on-missing' | 'forged'

/** Who wrote an envelope, as cards and membership say, those enclosed included. */
export interface EnvelopeWriter {
  readonly device: DeviceId
  readonly person: PersonId | undefined
  readonly name: string
  readonly organisation: OrganisationId | undefined
  readonly organisationName: string
  readonly isMe: boolean
}

/** What an envelope brings. */
export interface EnvelopeReport extends Omit<Survey, 'positions'> {
  readonly header: EnvelopeHeader
  readonly writer: EnvelopeWriter
  readonly positions: readonly { readonly id: DocumentId; readonly edits: number; readonly title: string }[]
  /** Entries that will wait: they build on what has not arrived. */
  readonly waiting: number
}

/** What came of taking, or would. */
export type Taking =
  | { readonly ok: true; readonly report: EnvelopeReport }
  | { readonly ok: false; readonly refused: TakingRefusal; readonly report: EnvelopeReport }

/** See the head of this file. */
export interface EnvelopeTaking {
  /** What taking would bring; changes nothing. */
  readonly preview: (envelope: OpenedEnvelope) => Taking
  /** Takes it; the same envelope again changes nothing. */
  readonly take: (envelope: OpenedEnvelope) => Taking
}

/** What taking works on. */
export interface TakingTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly statements: Statements
  readonly contacts: Contacts
  readonly ownHead: OwnHead
  readonly clock: Clock
  /** Somebody says that it holds entries of this computer that are not here. */
  readonly claimed: (writer: DeviceId, heads: readonly Head[]) => void
  /** A run of the own log, proved by its signatures. */
  readonly proved: (run: Uint8Array) => void
}

/** Taking into a replica and what is kept beside it. */
export function createEnvelopeTaking(tools: TakingTools): EnvelopeTaking {
  const { replica, cards, statements, contacts, ownHead, clock } = tools

  const judge = (envelope: OpenedEnvelope, keeps: boolean): { taking: Taking; ownRuns: readonly Uint8Array[] } => {
    const { header, content } = envelope
    const survey = surveyRuns(replica, content.runs)
    const waitingBefore = replica.waiting()
    let taking: Taking | undefined
    let ownRuns: readonly Uint8Array[] = []
    const keep = (intakes: readonly Intake[]): boolean => {
      const waiting = Math.max(0, replica.waiting() - waitingBefore)
      const report = reportOn(tools, envelope, survey, waiting)
      const refused = refusalOf(replica.membership(), header, intakes)
      taking = refused ? { ok: false, refused, report } : { ok: true, report }
      ownRuns = content.runs.filter((_, index) => intakes[index]?.refused === 'own-log')
      if (!taking.ok || !keeps) return false
      keepBeside(envelope)
      return true
    }
    try {
      replica.receiveIf(content.runs, keep)
    } catch (error) {
      statements.reload()
      throw error
    }
    return { taking: taking as unknown as Taking, ownRuns }
  }
  const keepBeside = ({ header, content }: OpenedEnvelope): void => {
    const saidAt = Math.min(header.madeAt, clock.now())
    for (const card of content.cards) cards.take(card)
    for (const statement of content.statements) statements.take(statement, header.writer, saidAt)
    if (header.writer !== replica.keys().device) contacts.wrote(header.writer, saidAt)
  }
  const take = (envelope: OpenedEnvelope): Taking => {
    const { taking, ownRuns } = judge(envelope, true)
    if (!taking.ok) return taking
    const { writer } = envelope.header
    const claims = ownHead.hear(writer, envelope.content.statements)
    if (claims.length > 0) tools.claimed(writer, claims)
    for (const run of ownRuns) tools.proved(run)
    return taking
  }
  return { preview: (envelope) => judge(envelope, false).taking, take }
}

function refusalOf(membership: Membership, { writer }: EnvelopeHeader, intakes: readonly Intake[]): TakingRefusal | undefined {
  const reasons = intakes.map(({ refused }) => refused).filter((reason) => reason !== undefined && reason !== 'own-log')
  if (reasons.some((reason) => reason !== 'detached' && reason !== 'unknown-device')) return 'forged'
  if (isOfMemberNow(membership, writer)) return reasons.length > 0 ? 'builds-on-missing' : undefined
  // Who let the writer in may be what is missing; it cannot be told from a stranger.
  return 'stranger'
}

function reportOn(
  { replica, cards }: Pick<TakingTools, 'replica' | 'cards'>,
  { header, content }: OpenedEnvelope,
  survey: Survey,
  waiting: number,
): EnvelopeReport {
  const membership = replica.membership()
  const standing = membership.devices.get(header.writer)
  const rules = cardRules(replica.coalition, () => membership)
  const enclosed = content.cards.flatMap((bytes) => cards.read(bytes) ?? [])
  const nameOf = (kind: Card['kind'], id: string | undefined): string => {
    const held = id === undefined ? undefined : cards.get(kind, id)
    const found = enclosed.filter((card) => card.kind === kind && card.id === id)
    return nameOn(chosenCard(rules, held ? [held, ...found] : found)) ?? ''
  }
  const writer: EnvelopeWriter = {
    device: header.writer,
    person: standing?.person,
    name: nameOf('person', standing?.person),
    organisation: standing?.organisation,
    organisationName: nameOf('organisation', standing?.organisation),
    isMe: header.writer === replica.keys().device,
  }
  const titleOf = (id: DocumentId): string => String(replica.records.get('position', id)?.fields['title'] ?? '')
  const positions = survey.positions.map((position) => ({ ...position, title: titleOf(position.id) }))
  return { ...survey, header, writer, positions, waiting }
}

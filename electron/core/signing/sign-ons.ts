/** Signing for one's organisation, and recording answers that came another way. SPEC rules SIGN-1 to SIGN-8. */
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import { hasRole, type Membership } from '../../../shared/membership/membership.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { answerRecordId } from '../../../shared/record/field-rights.ts'
import type { Attachment } from '../../../shared/signing/attachment.ts'
import type { ClosedHash } from '../../../shared/signing/closed-text.ts'
import { DECISIONS, type Decision } from '../../../shared/signing/terms.ts'
import type { Clock } from '../ports/clock.ts'
import type { Positions } from '../position/positions.ts'
import type { RecordView } from '../replica/records.ts'
import type { Replica } from '../replica/replica.ts'
import { type Answer, type Mandate, readAnswer } from './answer-records.ts'
import type { ClosedRecord, ClosedTexts } from './closed-texts.ts'
import { isLate } from './late-answers.ts'
import { remembered, rememberedEach } from './remembered.ts'
import { type Supporters, sameName } from './supporters.ts'

/** One text and what is said about it. */
export interface Said {
  readonly hash: ClosedHash
  readonly decision: Decision
  /** Words of a "yes, except …". */
  readonly reservation?: string | undefined
  /** Until when the organisation discusses, ISO 8601 date. */
  readonly until?: string | undefined
}

/** An answer that came by e-mail, on paper or by telephone. */
export interface RecordedAnswer extends Omit<Said, 'until'> {
  readonly organisation: OrganisationId
  /** The day the organisation gave it, ISO 8601 date. */
  readonly on: string
  /** How it came, in the coordinator's words. */
  readonly source: string
  /** The scan or mail, which `Attachments.keep` has put into the record. */
  readonly attachment?: Attachment | undefined
}

/** An answer of an organisation by its name, a member's or not. */
export interface NamedAnswer extends Omit<RecordedAnswer, 'organisation'> {
  readonly name: string
  /** ISO 3166-1 alpha-2, or empty; of who is no member. */
  readonly country: string
}

/** See the head of this file. */
export interface SignOns {
  readonly all: () => readonly Answer[]
  /** True if the person on this computer signs for an organisation. */
  readonly maySign: () => boolean
  /** All of them at once under one mandate, each in an act of its own, so that one can be shown without the others (SPEC SIGN-8). Throws `no-right` for who does not sign, `not-found`, `bad-input`. */
  readonly sign: (said: readonly Said[], mandate: Mandate | undefined, language: string | undefined) => void
  /**
   * Rules whether a late sign-on counts. Throws `no-right` for anyone but a coordinator, `not-found` where the organisation said nothing about that text, `bad-input`
   * for an answer that is not late, or without a reason.
   */
  readonly rule: (organisation: OrganisationId, hash: ClosedHash, ruling: { readonly counts: boolean; readonly why: string }) => void
  /** Throws `no-right` for anyone but a coordinator, `not-found`, `bad-input`. */
  readonly record: (answers: readonly RecordedAnswer[]) => void
  /**
   * Records answers of members and of who supports from outside, found by name; whoever is not known is added as a supporter. All of it in one step, or
   * nothing. Throws as `record`.
   */
  readonly recordNamed: (answers: readonly NamedAnswer[], members: ReadonlyMap<string, OrganisationId>) => void
}

/** Sign-ons over a replica. */
export function openSignOns(tools: {
  readonly replica: Replica
  readonly clock: Clock
  readonly closed: ClosedTexts
  readonly supporters: Supporters
  readonly positions: Pick<Positions, 'find'>
  readonly isCoordinator: () => boolean
}): SignOns {
  const { replica, clock, closed, supporters, positions, isCoordinator } = tools
  const answersUnder = remembered((membership: Membership) => rememberedEach((view: RecordView) => readAnswer(view, personIn(membership))))
  const answersIn = remembered((views: readonly RecordView[], membership: Membership) =>
    views.flatMap((view) => answersUnder(membership)(view) ?? []),
  )
  const device = (): DeviceId => replica.keys().device
  const maySign = (): boolean => hasRole(replica.membership(), device(), 'signatory')
  const all = (): readonly Answer[] => {
    const removed = new Set<OrganisationId>(supporters.removed().map(({ id }) => id))
    const answers = answersIn(replica.records.list('answer'), replica.membership())
    return removed.size === 0 ? answers : answers.filter(({ organisation }) => !removed.has(organisation))
  }

  const sign: SignOns['sign'] = (said, mandate, language) => {
    const organisation = replica.membership().devices.get(device())?.organisation
    if (!maySign() || !organisation)
      throw new AppError('no-right', 'Only people who may sign for their organisation do this. Ask a coordinator.')
    const changes = said.map(({ hash, decision, reservation = '', until }): RecordChange => {
      assertSaid({ decision, reservation, until })
      if (DECIDED.has(decision) && !mandate) throw new AppError('bad-input', 'Say who decided in your organisation, and when.')
      const record = closed.find(hash)
      const answer = { decision, reservation: reservation.trim(), until: until ?? null, mandate: mandate ? { ...mandate } : null }
      return changeOf(organisation, record, 'answer', { ...answer, language: language ?? null, clock: clock.now() })
    })
    assertAny(changes)
    replica.actApart(changes)
  }
  const assertMayRecord = (): void => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator records answers that came another way.')
  }
  const recordedChange = ({ organisation, hash, decision, reservation = '', on, source, attachment }: RecordedAnswer): RecordChange => {
    assertSaid({ decision, reservation, until: undefined })
    if (source.trim() === '') throw new AppError('bad-input', 'Say how the answer came: by e-mail, on paper, by telephone.')
    const said = {
      decision,
      reservation: reservation.trim(),
      on,
      source: source.trim(),
      ...(attachment && { attachment }),
      clock: clock.now(),
    }
    return changeOf(organisation, closed.find(hash), 'recorded', said)
  }
  const record: SignOns['record'] = (answers) => {
    assertMayRecord()
    const { devices, invitations } = replica.membership()
    const members = [...devices.values(), ...invitations.values()].map(({ organisation }) => organisation)
    const known = new Set([...members, ...supporters.byId().keys()])
    if (!answers.every(({ organisation }) => known.has(organisation))) throw new AppError('not-found', 'There is no such organisation.')
    const changes = answers.map(recordedChange)
    assertAny(changes)
    replica.actRecords(changes)
  }
  const recordNamed: SignOns['recordNamed'] = (answers, members) => {
    assertMayRecord()
    const others = answers.filter(({ name }) => !members.has(sameName(name)))
    const { ids, changes } = supporters.named(others)
    const recorded = answers.map(({ name, country: _, ...answer }) => {
      const organisation = members.get(sameName(name)) ?? (ids.get(sameName(name)) as OrganisationId)
      return recordedChange({ ...answer, organisation })
    })
    assertAny(recorded)
    replica.actRecords([...changes, ...recorded])
  }
  const rule: SignOns['rule'] = (organisation, hash, { counts, why }) => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator rules whether a late sign-on counts.')
    const text = closed.find(hash)
    const answer = all().find((one) => one.organisation === organisation && one.hash === text.hash)
    if (!answer) throw new AppError('not-found', 'This organisation said nothing about that text.')
    if (!isLate(answer, positions.find(text.position))) throw new AppError('bad-input', 'This sign-on is not late: it counts.')
    if (why.trim() === '') throw new AppError('bad-input', 'Say why it counts, or does not.')
    const of = { device: answer.device, seq: answer.seq }
    replica.actRecords([changeOf(organisation, text, 'ruling', { of, counts, why: why.trim(), clock: clock.now() })])
  }
  return { all, maySign, sign, rule, record, recordNamed }
}

const personIn =
  ({ devices }: Membership) =>
  (device: DeviceId): PersonId | undefined =>
    devices.get(device)?.person

function assertAny(changes: readonly RecordChange[]): void {
  if (changes.length === 0) throw new AppError('bad-input', 'Choose at least one text.')
}

/** Decisions that a body of the organisation takes; discussing is none yet. */
const DECIDED: ReadonlySet<Decision> = new Set(DECISIONS.filter((decision) => decision !== 'in_internal_review'))

function assertSaid({ decision, reservation, until }: { decision: Decision; reservation: string; until: string | undefined }): void {
  if (decision === 'endorsed_with_reservation' && reservation.trim() === '') throw new AppError('bad-input', 'Say what you except.')
  if (decision === 'in_internal_review' && until === undefined) throw new AppError('bad-input', 'Say until when you discuss it.')
}

function changeOf(organisation: OrganisationId, { position, hash }: ClosedRecord, field: string, said: object): RecordChange {
  return { kind: 'answer', id: answerRecordId(organisation, position, hash), fields: { [field]: { text: hash, ...said } as never } }
}

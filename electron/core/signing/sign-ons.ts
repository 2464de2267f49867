/** Signing for one's organisation, and recording answers that came another way. SPEC rules SIGN-1 to SIGN-8. */
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import { hasRole } from '../../../shared/membership/membership.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { answerRecordId } from '../../../shared/record/field-rights.ts'
import type { ClosedHash } from '../../../shared/signing/closed-text.ts'
import { DECISIONS, type Decision } from '../../../shared/signing/terms.ts'
import type { Clock } from '../ports/clock.ts'
import type { Replica } from '../replica/replica.ts'
import { type Answer, type Mandate, readAnswers } from './answer-records.ts'
import type { ClosedRecord, ClosedTexts } from './closed-texts.ts'

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
}

/** See the head of this file. */
export interface SignOns {
  readonly all: () => readonly Answer[]
  /** True if the person on this computer signs for an organisation. */
  readonly maySign: () => boolean
  /** All of them at once under one mandate, each in an act of its own, so that one can be shown without the others (SPEC SIGN-8). Throws `no-right` for who does not sign, `not-found`, `bad-input`. */
  readonly sign: (said: readonly Said[], mandate: Mandate | undefined, language: string | undefined) => void
  /** Throws `no-right` for anyone but a coordinator, `not-found`, `bad-input`. */
  readonly record: (answers: readonly RecordedAnswer[]) => void
}

/** Sign-ons over a replica. */
export function openSignOns(tools: {
  readonly replica: Replica
  readonly clock: Clock
  readonly closed: ClosedTexts
  readonly isCoordinator: () => boolean
}): SignOns {
  const { replica, clock, closed, isCoordinator } = tools
  const personOf = (device: DeviceId): PersonId | undefined => replica.membership().devices.get(device)?.person
  const device = (): DeviceId => replica.keys().device
  const maySign = (): boolean => hasRole(replica.membership(), device(), 'signatory')
  const all = (): readonly Answer[] => readAnswers(replica.store, personOf)

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
  const record: SignOns['record'] = (answers) => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator records answers that came another way.')
    const known = new Set(
      [...replica.membership().devices.values(), ...replica.membership().invitations.values()].map((one) => one.organisation),
    )
    const changes = answers.map(({ organisation, hash, decision, reservation = '', on, source }): RecordChange => {
      if (!known.has(organisation)) throw new AppError('not-found', 'There is no such organisation.')
      assertSaid({ decision, reservation, until: undefined })
      if (source.trim() === '') throw new AppError('bad-input', 'Say how the answer came: by e-mail, on paper, by telephone.')
      const said = { decision, reservation: reservation.trim(), on, source: source.trim(), clock: clock.now() }
      return changeOf(organisation, closed.find(hash), 'recorded', said)
    })
    assertAny(changes)
    replica.actRecords(changes)
  }
  return { all, maySign, sign, record }
}

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

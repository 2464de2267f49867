/** When the coalition counts as agreed: its rule, how it stands to each text, and outcomes that were frozen. SPEC rules AGREE-1 to AGREE-3. */
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId, PersonId } from '../../../shared/ids.ts'
import { AGREEMENT_RECORD } from '../../../shared/record/field-rights.ts'
import {
  type Agreement,
  type AgreementRule,
  type AnswerCounts,
  agreementRule,
  type CountedAnswer,
  countAnswers,
  DEFAULT_RULE,
  isUnheard,
  judgeAgreement,
} from '../../../shared/signing/agreement.ts'
import { encodeOutcome, type Outcome, outcomeRecordId, readOutcome } from '../../../shared/signing/outcome.ts'
import type { Clock } from '../ports/clock.ts'
import type { Position } from '../position/positions.ts'
import type { Replica } from '../replica/replica.ts'
import type { ClosedRecord } from './closed-texts.ts'
import { isUnanswered } from './matrix.ts'
import type { Matrix, MatrixRow } from './whole-matrix.ts'

/** How the coalition stands to one text under its rule. */
export interface TextAgreement {
  readonly position: Position
  readonly text: ClosedRecord
  readonly agreement: Agreement
  readonly yes: number
  readonly needed: number
  readonly counts: AnswerCounts
  /** Organisations that may have answered without anybody here knowing. */
  readonly notHeard: readonly OrganisationId[]
}

/** An outcome as it was frozen. */
export interface FrozenOutcome extends Outcome {
  readonly id: string
  readonly counts: AnswerCounts
  /** Who froze it; undefined for somebody unknown here. */
  readonly by: PersonId | undefined
  /** Exactly what its id is made from. */
  readonly content: string
}

/** See the head of this file. */
export interface Agreements {
  /** The rule that a coordinator stated, or else two thirds of signatures. */
  readonly rule: () => AgreementRule
  readonly isStated: () => boolean
  /** Throws `no-right` for anyone but a coordinator. */
  readonly state: (rule: AgreementRule) => void
  /** Texts in force by number, under the coalition's rule unless another is given. */
  readonly texts: (rule?: AgreementRule) => readonly TextAgreement[]
  /** Keeps how the coalition stands to a text in force, for ever. Throws `no-right`; `bad-input` without words or where the text is not in force. */
  readonly freeze: (text: ClosedRecord, words: string) => FrozenOutcome
  /** The newest first. */
  readonly outcomes: () => readonly FrozenOutcome[]
}

/** Agreement over a replica and the matrix as it stands. */
export function openAgreements(tools: {
  readonly replica: Replica
  readonly clock: Clock
  readonly matrix: () => Matrix
  readonly isCoordinator: () => boolean
}): Agreements {
  const { replica, clock, matrix, isCoordinator } = tools
  const assertCoordinator = (words: string): void => {
    if (!isCoordinator()) throw new AppError('no-right', words)
  }
  const stated = (): AgreementRule | undefined => {
    const parsed = agreementRule.safeParse(replica.records.get(AGREEMENT_RECORD, AGREEMENT_RECORD)?.fields['rule'])
    return parsed.success ? parsed.data : undefined
  }
  const rule = (): AgreementRule => stated() ?? DEFAULT_RULE
  const state: Agreements['state'] = (next) => {
    assertCoordinator('Only a coordinator says when the coalition counts as agreed.')
    const checked = agreementRule.safeParse(next)
    if (!checked.success) throw new AppError('bad-input', 'Say how many organisations, or which share of them, must say yes.')
    replica.actRecords([{ kind: AGREEMENT_RECORD, id: AGREEMENT_RECORD, fields: { rule: checked.data } }])
  }
  const outcomes: Agreements['outcomes'] = () => readOutcomes(replica)
  const freeze: Agreements['freeze'] = ({ position, hash }, words) => {
    assertCoordinator('Only a coordinator freezes how the coalition stands.')
    if (words.trim() === '') throw new AppError('bad-input', 'Say in words what the outcome is.')
    const { positions, rows } = matrix()
    const column = positions.findIndex(({ text }) => text?.hash === hash)
    if (column < 0) throw new AppError('bad-input', 'This text is not in force. Choose the one that organisations answer now.')
    const answers = rows.flatMap((row) => countedAnswers(row, column))
    const content = encodeOutcome({ position, text: hash, rule: rule(), answers, words: words.trim(), clock: clock.now() })
    const id = outcomeRecordId(content)
    replica.actRecords([{ kind: 'outcome', id, fields: { outcome: content } }])
    return outcomes().find((one) => one.id === id) as FrozenOutcome
  }
  return {
    rule,
    isStated: () => stated() !== undefined,
    state,
    texts: (other) => agreementsOf(matrix(), other ?? rule()),
    freeze,
    outcomes,
  }
}

function agreementsOf({ positions, rows }: Matrix, rule: AgreementRule): readonly TextAgreement[] {
  return positions.flatMap(({ position, text }, column) => {
    if (!text) return []
    const answers = rows.flatMap((row) => countedAnswers(row, column))
    const counts = countAnswers(answers)
    const notHeard = answers.filter(isUnheard).map(({ organisation }) => organisation)
    return [{ position, text, counts, notHeard, ...judgeAgreement(rule, counts) }]
  })
}

/** Who left counts where it answered, and is not asked where it did not. Who supports from outside is never counted. SPEC rules SIGN-7, OUTSIDE-2. */
function countedAnswers(
  { id, cells, hasLeft, isOutside }: MatrixRow,
  column: number,
): readonly (CountedAnswer & { readonly organisation: OrganisationId })[] {
  const cell = cells[column]
  if (!cell || isOutside || (hasLeft && isUnanswered(cell.state))) return []
  const { state, answer, isReached } = cell
  return [{ organisation: id, state, decision: state === 'recorded' ? (answer?.decision ?? null) : null, isReached }]
}

function readOutcomes({ store, membership }: Replica): readonly FrozenOutcome[] {
  const rows = store.registers('outcome').filter(({ field }) => field === 'outcome')
  const read = rows.flatMap(({ record, value, device }): readonly FrozenOutcome[] => {
    const content: unknown = JSON.parse(value)
    const outcome = readOutcome(content)
    // Under another id anybody who writes could have set it. SPEC rule AGREE-3.
    if (!outcome || record !== outcomeRecordId(String(content))) return []
    const by = membership().devices.get(device)?.person
    return [{ ...outcome, id: record, counts: countAnswers(outcome.answers), by, content: String(content) }]
  })
  return read.sort((a, b) => b.clock - a.clock || (a.id < b.id ? -1 : 1))
}

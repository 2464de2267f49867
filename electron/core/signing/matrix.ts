/** Who said what about which text, for all organisations and positions at once. SPEC rules SIGN-3 to SIGN-6. */
import type { DocumentId, OrganisationId } from '../../../shared/ids.ts'
import type { CellState, Decision } from '../../../shared/signing/terms.ts'
import type { Position } from '../position/positions.ts'
import type { Answer } from './answer-records.ts'
import type { ClosedRecord } from './closed-records.ts'
import { isLate, isRuledOut } from './late-answers.ts'
import type { Announcement } from './silence.ts'

/** One cell. */
export interface Cell {
  readonly state: CellState
  /** It came after the time until which it was asked for; what was ruled about it stands in the answer. SPEC rule LATE-1. */
  readonly isLate: boolean
  /** The answer it shows; undefined where there is none. */
  readonly answer: Answer | undefined
  /** Number of the closed text that the answer is about; undefined without an answer. */
  readonly textNumber: number | undefined
  /** The organisation is expected to answer the text in force. SPEC rule SIGN-6. */
  readonly isOwed: boolean
  /** Known to have the text in force; false where there is none. */
  readonly isReached: boolean
  /** What was announced to it about the text in force; undefined where nothing was. SPEC rule SIGN-4. */
  readonly silence: Announcement | undefined
}

/** One position of the matrix: its closed texts, oldest first, and the one that is answered now. */
export interface MatrixColumn {
  readonly position: Position
  readonly texts: readonly ClosedRecord[]
  readonly inForce: ClosedRecord | undefined
}

/** `left`: nobody of it belongs any more, and it owes nothing (SPEC SIGN-7). `outside`: it is no member, and nobody asks it (OUTSIDE-2). */
export type RowStanding = 'asked' | 'left' | 'outside'

/** Everything that one cell is made from. */
export interface CellParts {
  /** What the organisation said about the position's texts. */
  readonly answers: readonly Answer[]
  readonly column: MatrixColumn
  /** The organisation is known to have the text in force. */
  readonly isReached: boolean
  readonly silence: Announcement | undefined
  readonly standing: RowStanding
}

/** A cell from its parts. */
export function cellOf({ answers, column, isReached, silence, standing }: CellParts): Cell {
  const { position, inForce } = column
  const said = saidIn({ answers, isReached, ...column })
  if (standing === 'outside') {
    return { ...said, state: said.answer ? said.state : 'not-asked', isOwed: false, isReached: false, silence: undefined }
  }
  const isOwed = standing === 'asked' && inForce !== undefined && position.stage === 'endorsement_open' && isUnanswered(said.state)
  return { ...said, isOwed, isReached, silence }
}

/** A column with one value for all of it that its cells depend on: equal values give equal cells from equal answers. */
export interface NamedColumn extends MatrixColumn {
  readonly name: string
}

/** Names a column. */
export function nameColumn(column: MatrixColumn): NamedColumn {
  const { position, texts, inForce } = column
  const { stage, signOnUntil } = position
  return { ...column, name: JSON.stringify([stage, signOnUntil, inForce?.hash, texts.map(({ hash }) => hash)]) }
}

/** What a remembered cell was made from. */
interface Remembered extends Omit<CellParts, 'column'> {
  readonly column: string
  readonly cell: Cell
}

/** Cells by organisation and position: the same object again while everything that it is made from stays. */
export function createCells(): (organisation: OrganisationId, parts: CellParts & { readonly column: NamedColumn }) => Cell {
  const known = new Map<OrganisationId, Map<DocumentId, Remembered>>()
  return (organisation, parts) => {
    const row = known.get(organisation) ?? new Map<DocumentId, Remembered>()
    known.set(organisation, row)
    const { id } = parts.column.position
    const before = row.get(id)
    if (before && isMadeFrom(before, parts)) return before.cell
    const cell = cellOf(parts)
    row.set(id, { ...parts, column: parts.column.name, cell })
    return cell
  }
}

function isMadeFrom(before: Remembered, { answers, column, isReached, silence, standing }: CellParts & { readonly column: NamedColumn }) {
  return (
    before.column === column.name &&
    before.isReached === isReached &&
    before.silence === silence &&
    before.standing === standing &&
    before.answers.length === answers.length &&
    before.answers.every((answer, at) => answer === answers[at])
  )
}

/** True where the text in force has no answer that ends the asking. */
export const isUnanswered = (state: CellState): boolean =>
  state === 'owes' || state === 'earlier' || state === 'not-reached' || state === 'discussing'

function saidIn({
  answers,
  texts,
  inForce,
  isReached,
  position,
}: MatrixColumn & Pick<CellParts, 'answers' | 'isReached'>): Pick<Cell, 'state' | 'answer' | 'textNumber' | 'isLate'> {
  const numberOf = (answer: Answer): number | undefined => texts.find(({ hash }) => hash === answer.hash)?.number
  const current = inForce && answers.find(({ hash }) => hash === inForce.hash)
  if (current) {
    const state = isRuledOut(current, position) ? 'ruled-out' : stateOf(current)
    return { state, answer: current, textNumber: numberOf(current), isLate: isLate(current, position) }
  }
  const earlier = answers
    .filter((answer) => isSupport(answer.decision) && numberOf(answer) !== undefined)
    .sort((a, b) => (numberOf(b) ?? 0) - (numberOf(a) ?? 0))[0]
  if (earlier) return { state: 'earlier', answer: earlier, textNumber: numberOf(earlier), isLate: false }
  const nothing = { answer: undefined, textNumber: undefined, isLate: false }
  if (!inForce) return { state: 'not-open', ...nothing }
  return { state: isReached ? 'owes' : 'not-reached', ...nothing }
}

const isSupport = (decision: Decision): boolean => decision === 'endorsed' || decision === 'endorsed_with_reservation'

const STATES: { readonly [D in Decision]: CellState } = {
  endorsed: 'signed',
  endorsed_with_reservation: 'signed-except',
  abstained: 'no-side',
  declined: 'declined',
  withdrawn: 'withdrawn',
  kept_earlier: 'kept-earlier',
  in_internal_review: 'discussing',
}

function stateOf({ basis, decision }: Answer): CellState {
  if (basis === 'recorded') return 'recorded'
  return basis === 'tacit' ? 'silence' : STATES[decision]
}

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

/** What the matrix is made of. */
export interface MatrixInput {
  readonly organisations: readonly OrganisationId[]
  readonly positions: readonly Position[]
  readonly closed: ReadonlyMap<DocumentId, readonly ClosedRecord[]>
  readonly inForce: (position: Position) => ClosedRecord | undefined
  readonly answers: readonly Answer[]
  /** Whether an organisation is known to have a closed text. */
  readonly isReached: (organisation: OrganisationId, text: ClosedRecord) => boolean
  readonly announcementTo: (organisation: OrganisationId, text: ClosedRecord) => Announcement | undefined
}

/** Cells by organisation, then by position, in the order given. */
export function matrixOf(input: MatrixInput): ReadonlyMap<OrganisationId, readonly Cell[]> {
  const answersByCell = Map.groupBy(input.answers, ({ organisation, position }) => `${organisation} ${position}`)
  const columns = input.positions.map((position) => ({
    position,
    texts: input.closed.get(position.id) ?? [],
    inForce: input.inForce(position),
  }))
  return new Map(
    input.organisations.map((organisation) => [
      organisation,
      columns.map(({ position, texts, inForce }) => {
        const answers = answersByCell.get(`${organisation} ${position.id}`) ?? []
        const isReached = inForce !== undefined && input.isReached(organisation, inForce)
        const cell = cellOf({ answers, texts, inForce, isReached, position })
        const isOwed = inForce !== undefined && position.stage === 'endorsement_open' && isUnanswered(cell.state)
        return { ...cell, isOwed, isReached, silence: inForce && input.announcementTo(organisation, inForce) }
      }),
    ]),
  )
}

/** True where the text in force has no answer that ends the asking. */
export const isUnanswered = (state: CellState): boolean =>
  state === 'owes' || state === 'earlier' || state === 'not-reached' || state === 'discussing'

interface CellInput {
  readonly answers: readonly Answer[]
  readonly texts: readonly ClosedRecord[]
  readonly inForce: ClosedRecord | undefined
  readonly isReached: boolean
  readonly position: Position
}

function cellOf({ answers, texts, inForce, isReached, position }: CellInput): Pick<Cell, 'state' | 'answer' | 'textNumber' | 'isLate'> {
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

/** How a coalition stands to its texts under a rule, by what is known here. */
import { type Agreement, type AgreementRule, type AnswerCounts, judgeAgreement } from '../../../shared/signing/agreement.ts'
import type { Position } from '../position/positions.ts'
import type { ClosedRecord } from './closed-texts.ts'
import { type Cell, isUnanswered } from './matrix.ts'
import type { Matrix, MatrixRow } from './whole-matrix.ts'

/** How the coalition stands to one text under its rule. */
export interface TextAgreement {
  readonly position: Position
  readonly text: ClosedRecord
  readonly agreement: Agreement
  readonly yes: number
  readonly needed: number
  readonly counts: AnswerCounts
}

/** Texts in force under a rule, by number. */
export function agreementsOf({ positions, rows }: Matrix, rule: AgreementRule): readonly TextAgreement[] {
  return positions.flatMap(({ position, text }, column) => {
    if (!text) return []
    const counts = answerCounts(rows.flatMap((row) => countedCell(row, column)))
    return [{ position, text, counts, ...judgeAgreement(rule, counts) }]
  })
}

/** Who left counts where it answered, and is not asked where it did not. */
function countedCell({ cells, hasLeft }: MatrixRow, column: number): readonly Cell[] {
  const cell = cells[column]
  return cell && !(hasLeft && isUnanswered(cell.state)) ? [cell] : []
}

/** Whoever has not shown to have the text may have answered it all the same. */
function answerCounts(cells: readonly Cell[]): AnswerCounts {
  const count = (...states: readonly Cell['state'][]): number => cells.filter(({ state }) => states.includes(state)).length
  const isYes = ({ answer }: Cell): boolean => answer?.decision === 'endorsed' || answer?.decision === 'endorsed_with_reservation'
  const recorded = cells.filter(({ state }) => state === 'recorded')
  return {
    asked: cells.length,
    signed: count('signed', 'signed-except'),
    silent: count('silence'),
    recordedYes: recorded.filter(isYes).length,
    otherwise: count('no-side', 'declined', 'withdrawn', 'kept-earlier') + recorded.filter((cell) => !isYes(cell)).length,
    owing: count('owes', 'earlier', 'not-reached', 'discussing'),
    unheard: count('not-reached'),
  }
}

/** The matrix as pages use it: rows, columns, one's own row, what can be answered. */
import type { OutputOf } from '../../shared/api/contract.ts'

/** Who said what about which text, as the host answers it. */
export type Matrix = OutputOf<'signons.matrix'>
/** One position of it. */
export type Column = Matrix['positions'][number]
/** One organisation of it. */
export type Row = Matrix['organisations'][number]
/** One answer, or the lack of one. */
export type Cell = Row['cells'][number]

/** A text in force that one's organisation may answer. */
export interface AnswerSubject {
  readonly position: string
  readonly number: number | null
  readonly title: string
  readonly text: NonNullable<Column['text']>
  /** Until when answers are asked for. */
  readonly deadline: Column['deadline']
  /** One's own cell. */
  readonly cell: Cell
}

/** One's own organisation's row; undefined where it has none. */
export const myRow = ({ organisations }: Matrix): Row | undefined => organisations.find(({ isMine }) => isMine)

/** Every text in force with one's own answer, in the order of the positions; none for those who do not sign. */
export function subjectsOf(matrix: Matrix): readonly AnswerSubject[] {
  const row = myRow(matrix)
  if (!row || !matrix.maySign) return []
  return matrix.positions.flatMap(({ id, number, title, text, deadline }, column) => {
    const cell = row.cells[column]
    return text && cell ? [{ position: id, number, title, text, deadline, cell }] : []
  })
}

const ANSWERED: ReadonlySet<Cell['state']> = new Set([
  'signed',
  'signed-except',
  'kept-earlier',
  'recorded',
  'no-side',
  'declined',
  'withdrawn',
  'ruled-out',
])

/** Whether the organisation said what it decides about the text in force: silence that was counted, and discussing, are no answer. */
export const hasAnswered = ({ state }: Pick<Cell, 'state'>): boolean => ANSWERED.has(state)

/** Those of them that wait for an answer. */
export const owedSubjects = (matrix: Matrix): readonly AnswerSubject[] => subjectsOf(matrix).filter(({ cell }) => cell.isOwed)

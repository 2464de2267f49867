/** The silence procedure as the matrix shows it: to whom it applies, to whom it was announced, whose time is over. SPEC rule SIGN-4. */
import type { Cell, Matrix } from '../sign-ons/matrix.ts'

/** Organisations by name: those who have the texts and owe an answer, and those of whom nothing shows that they have them all. */
export interface SilenceReach {
  readonly counted: readonly string[]
  readonly leftOut: readonly string[]
}

/** One announcement about a text that was not counted yet. */
export interface Announced {
  /** Milliseconds since 1970, in the time zone it was given in. */
  readonly until: number
  readonly zone: string | null
  /** Who has not answered. */
  readonly names: readonly string[]
}

/** Whether nothing was said of the text in force: what silence can count for. */
export const isSilent = ({ state }: Pick<Cell, 'state'>): boolean => state === 'owes' || state === 'earlier' || state === 'not-reached'

/** The cells of the text in force of one column, of organisations that belong. */
function cellsOf({ organisations }: Matrix, column: number): readonly { readonly name: string; readonly cell: Cell }[] {
  return organisations.flatMap(({ name, hasLeft, cells }) => {
    const cell = cells[column]
    return cell && !hasLeft ? [{ name, cell }] : []
  })
}

/** Texts in force to which somebody who has them owes an answer. */
export const textsForSilence = (matrix: Matrix): Matrix['positions'] =>
  matrix.positions.filter(
    ({ text }, column) => text !== null && cellsOf(matrix, column).some(({ cell }) => isSilent(cell) && cell.isReached),
  )

/** Whom an announcement about these positions would reach. */
export function silenceReach(matrix: Matrix, positions: ReadonlySet<string>): SilenceReach {
  const silent = matrix.positions.flatMap(({ id, text }, column) =>
    text && positions.has(id) ? cellsOf(matrix, column).filter(({ cell }) => isSilent(cell)) : [],
  )
  const named = (isReached: boolean): readonly string[] => [
    ...new Set(silent.filter(({ cell }) => cell.isReached === isReached).map(({ name }) => name)),
  ]
  return { counted: named(true), leftOut: named(false) }
}

/** What was announced about a position's text to those who have not answered, the earliest first. */
export function announcedOn(matrix: Matrix, position: string): readonly Announced[] {
  const column = matrix.positions.findIndex(({ id }) => id === position)
  const waiting = cellsOf(matrix, column).flatMap(({ name, cell }) =>
    cell.silence && cell.silence.taken === null && isSilent(cell) ? [{ name, ...cell.silence }] : [],
  )
  const byTime = Map.groupBy(waiting, ({ until, zone }) => `${until} ${zone}`)
  return [...byTime.values()]
    .flatMap((group) => (group[0] ? [{ until: group[0].until, zone: group[0].zone, names: group.map(({ name }) => name) }] : []))
    .sort((a, b) => a.until - b.until)
}

/** Texts whose silence can be counted now, and of how many organisations. */
export function countableSilence(matrix: Matrix, nowMs: number): { readonly texts: readonly string[]; readonly organisations: number } {
  const over = matrix.positions.flatMap(({ text }, column) =>
    cellsOf(matrix, column).flatMap(({ name, cell }) => {
      const { silence } = cell
      const isOver = silence !== null && silence.taken === null && silence.until <= nowMs
      return text && isOver && isSilent(cell) && cell.isReached ? [{ name, text: text.hash }] : []
    }),
  )
  return { texts: [...new Set(over.map(({ text }) => text))], organisations: new Set(over.map(({ name }) => name)).size }
}

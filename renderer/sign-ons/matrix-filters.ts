/** Which organisations of the matrix are shown. */
import type { Cell, Matrix, Row } from './matrix.ts'

/** The filters, in their order. */
export const FILTERS = ['owe', 'earlier', 'not-reached', 'all'] as const
/** See `FILTERS`. */
export type MatrixFilter = (typeof FILTERS)[number]

const isEarlier = ({ state, isOwed }: Cell): boolean => isOwed && state === 'earlier'
const isUnreached = ({ state, isOwed }: Cell): boolean => isOwed && state === 'not-reached'

const HOLDS: { readonly [F in MatrixFilter]: (row: Row) => boolean } = {
  owe: ({ owes }) => owes > 0,
  earlier: ({ cells }) => cells.some(isEarlier),
  'not-reached': ({ cells }) => cells.some(isUnreached),
  all: () => true,
}

/** The organisations that a filter shows. */
export const rowsWith = ({ organisations }: Pick<Matrix, 'organisations'>, filter: MatrixFilter): readonly Row[] =>
  organisations.filter(HOLDS[filter])

/** A row of the grid: an organisation, or the heading above those who support from outside. */
export type GridRow = Row | 'outside'

/** The rows with that heading, where there are any. */
export function withHeading(rows: readonly Row[]): readonly GridRow[] {
  const first = rows.findIndex(({ isOutside }) => isOutside)
  return first < 0 ? rows : [...rows.slice(0, first), 'outside', ...rows.slice(first)]
}

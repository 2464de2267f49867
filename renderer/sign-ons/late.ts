/** Sign-ons that came after the time until which they were asked for. SPEC rule LATE-1. */
import type { Cell, Column, Matrix, Row } from './matrix.ts'

/** One of them. */
export interface LateSignOn {
  readonly row: Row
  readonly column: Column
  readonly cell: Cell & { readonly late: NonNullable<Cell['late']> }
}

/** All of them, those that wait for a ruling first. */
export function lateSignOns({ organisations, positions }: Pick<Matrix, 'organisations' | 'positions'>): readonly LateSignOn[] {
  const late = organisations.flatMap((row) =>
    row.cells.flatMap((cell, index): readonly LateSignOn[] => {
      const column = positions[index]
      return column && cell.late ? [{ row, column, cell: { ...cell, late: cell.late } }] : []
    }),
  )
  return late.toSorted((a, b) => Number(a.cell.late.ruling !== null) - Number(b.cell.late.ruling !== null))
}

/** How many wait for a ruling: they count until there is one. */
export const lateToRule = (matrix: Pick<Matrix, 'organisations' | 'positions'>): number =>
  lateSignOns(matrix).filter(({ cell }) => cell.late.ruling === null).length

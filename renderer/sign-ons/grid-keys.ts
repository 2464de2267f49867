/** Where keys lead in a grid, as the grid pattern of the ARIA practices guide says. */

/** A cell of the grid, header row and header column included; both from 0. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** What was pressed. */
export interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
}

/** How large the grid is, and which way it runs. */
export interface GridExtent {
  readonly rows: number
  readonly columns: number
  readonly isRightToLeft: boolean
}

/** Rows that a page key goes. */
const PAGE_ROWS = 10

/** The place to go to; undefined where the key means nothing to a grid. Nothing leads out of it. */
export function placeAfter(key: GridKey, from: GridPlace, extent: GridExtent): GridPlace | undefined {
  const forward = extent.isRightToLeft ? -1 : 1
  const { row, column } = from
  const end = { row: extent.rows - 1, column: extent.columns - 1 }
  const moves: Readonly<Record<string, GridPlace>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowRight: { row, column: column + forward },
    ArrowLeft: { row, column: column - forward },
    PageUp: { row: row - PAGE_ROWS, column },
    PageDown: { row: row + PAGE_ROWS, column },
    Home: { row: key.ctrlKey ? 0 : row, column: 0 },
    End: { row: key.ctrlKey ? end.row : row, column: end.column },
  }
  const to = Object.hasOwn(moves, key.key) ? moves[key.key] : undefined
  return to && { row: between(to.row, end.row), column: between(to.column, end.column) }
}

const between = (value: number, most: number): number => Math.min(Math.max(value, 0), most)

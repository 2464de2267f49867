/** Which rows of a large grid are drawn: a screenful at once, so that whoever chose a filter sees it follow, and the others when there is time. */
import { startTransition, useEffect, useState } from 'react'
import type { GridRow } from './matrix-filters.ts'

/** A row and its place among all that shall be shown. */
export interface DrawnRow {
  readonly row: GridRow
  readonly index: number
}

/** More than a window shows. */
const SCREENFUL = 24
const NONE: ReadonlySet<string> = new Set()

/** Rows that were drawn before stay; new ones behind the first screenful come a moment later. */
export function useDrawnRows(rows: readonly GridRow[]): readonly DrawnRow[] {
  const [known, setKnown] = useState(NONE)
  useEffect(() => startTransition(() => setKnown(new Set(rows.map(idOf)))), [rows])
  return rows.map((row, index) => ({ row, index })).filter(({ row, index }) => index < SCREENFUL || known.has(idOf(row)))
}

const idOf = (row: GridRow): string => (row === 'outside' ? row : row.id)

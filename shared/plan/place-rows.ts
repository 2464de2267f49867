/** Finds the commitment each row belongs to where the row alone does not say: blank cells below a merged one, and ids that extend another. */
import type { Stated } from './imported-plan.ts'
import { type ImportProblem, problem } from './problems.ts'
import { pathBelow, type RowReading } from './read-row.ts'

/** Rows with a complete path, and the rows that belong nowhere as problems. */
export interface PlacedRows {
  readonly rows: readonly RowReading[]
  readonly problems: readonly ImportProblem[]
}

/** Places rows. Those without a commitment belong to the row above if they describe a milestone; else they have no title. */
export function placeRows(readings: readonly RowReading[]): PlacedRows {
  const rows: RowReading[] = []
  const problems: ImportProblem[] = []
  for (const reading of readings) {
    const above = rows.at(-1)
    if (reading.path.length > 0) rows.push(reading)
    else if (reading.stated.length > 1 && above) {
      rows.push(continued(reading, above))
      problems.push(problem(reading.line, 'belongs_to_row_above'))
    } else problems.push(problem(reading.line, 'no_title', { cells: reading.cells }))
  }
  return { rows: nestById(rows), problems }
}

/** The row with the commitment of the row above it. */
function continued(reading: RowReading, { path: [root = ''], planKey }: RowReading): RowReading {
  return { ...reading, planKey, path: pathBelow(root, reading.stated.slice(1)) }
}

/** A commitment whose id extends another's by a dot (`US0118.3`, `C01.1.1`) is a milestone or an indicator of that one, with all its rows. */
function nestById(rows: readonly RowReading[]): readonly RowReading[] {
  const ids = new Set(rows.map(({ planKey, path }) => idIn(planKey, path[0])))
  return rows.map((row) => {
    const ancestors = dottedPrefixes(row.path[0] ?? '').filter((prefix) => ids.has(idIn(row.planKey, prefix)))
    return ancestors.length === 0 ? row : below(ancestors, row)
  })
}

/** The row below its ancestors; what would be deeper than an indicator is an indicator. */
function below(ancestors: readonly string[], row: RowReading): RowReading {
  const path = [...ancestors, ...row.path]
  const stated = [...ancestors.map((): Stated => ({})), ...row.stated]
  if (path.length <= DEPTHS) return { ...row, path, stated }
  const deepest: Stated = Object.fromEntries(stated.slice(DEPTHS - 1).flatMap((each) => Object.entries(each)))
  return {
    ...row,
    path: [...path.slice(0, DEPTHS - 1), path.at(-1) ?? ''],
    stated: [...stated.slice(0, DEPTHS - 1), deepest],
  }
}

const DEPTHS = 3

const idIn = (planKey: string, id = ''): string => JSON.stringify([planKey, id])

/** `C01`, `C01.1` of `C01.1.1`. */
function dottedPrefixes(id: string): readonly string[] {
  const parts = id.split('.')
  return parts.slice(1, 20).map((_, index) => parts.slice(0, index + 1).join('.'))
}

/** Joins what several rows state of the same thing: the first wording counts, what differs stays with its row and is listed. */
import type { Stated } from './imported-plan.ts'
import type { ColumnMapping } from './mapping.ts'
import { type ImportProblem, problem } from './problems.ts'
import type { RowReading } from './read-row.ts'

/** The joined statement, the rows with what differs among their `other` values, and a problem for each row that differs. */
export interface MergedRows {
  readonly stated: Stated
  readonly rows: readonly RowReading[]
  readonly problems: readonly ImportProblem[]
}

/** Joins `start` and what `statedIn` finds in each row, in order. `fields` gives the names of the columns. */
export function mergeStated(
  start: Stated,
  rows: readonly RowReading[],
  statedIn: (row: RowReading) => Stated,
  fields: ColumnMapping['fields'],
): MergedRows {
  const columns = new Map(Object.entries(fields))
  const stated = new Map(Object.entries(start))
  const problems: ImportProblem[] = []
  const kept = rows.map((row) => {
    const differing: [string, string][] = []
    for (const [key, value] of Object.entries(statedIn(row))) {
      if (!stated.has(key)) stated.set(key, value)
      else if (stated.get(key) !== value) differing.push([columns.get(key) ?? key, value ?? ''])
    }
    if (differing.length === 0) return row
    problems.push(problem(row.line, 'differs_between_rows', { columns: differing.map(([column]) => column) }))
    return { ...row, other: { ...row.other, ...Object.fromEntries(differing) } }
  })
  return { stated: Object.fromEntries(stated), rows: kept, problems }
}

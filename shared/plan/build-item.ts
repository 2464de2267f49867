/** Builds one item of a plan, with everything below it, from all the rows about it. */
import { completionIn, leadAgenciesOf, titleOf } from './derived-facts.ts'
import { commitmentId } from './identity.ts'
import type { ImportedItem } from './imported-plan.ts'
import type { ColumnMapping } from './mapping.ts'
import { mergeStated } from './merge-stated.ts'
import { type ImportProblem, problem } from './problems.ts'
import type { RowReading } from './read-row.ts'

/** An item and what is below it, before it is known as commitment, milestone or indicator. */
export interface BuiltItem {
  readonly item: ImportedItem
  readonly below: readonly BuiltItem[]
  readonly problems: readonly ImportProblem[]
}

/**
 * Builds the item at `depth` from the rows about it (at least one), in the order of the table. The first row about the item itself counts, later
 * ones are problems and left out. Rows about something below it add what they state of the item; where they differ, the first wording stays, the other
 * goes with the row, and a problem says so.
 */
export function buildItem(rows: readonly RowReading[], depth: number, fields: ColumnMapping['fields']): BuiltItem {
  const own = rows.filter(({ path }) => path.length === depth + 1)
  const subRows = rows.filter(({ path }) => path.length > depth + 1)
  const merged = mergeStated(own[0]?.stated[depth] ?? {}, subRows, (row) => row.stated[depth] ?? {}, fields)
  const groups = Map.groupBy(merged.rows, ({ path }) => path[depth + 1] ?? '')
  const below = [...groups.values()].map((group) => buildItem(group, depth + 1, fields))
  const item = itemOf(own[0], rows, depth, merged.stated, below)
  return {
    item,
    below,
    problems: [...repeats(own, item.title, depth), ...merged.problems, ...below.flatMap(({ problems }) => problems)],
  }
}

function itemOf(
  own: RowReading | undefined,
  rows: readonly RowReading[],
  depth: number,
  stated: ImportedItem['stated'],
  below: readonly BuiltItem[],
): ImportedItem {
  const first = own ?? rows[0]
  const rowId = first?.path[depth] ?? ''
  const completion = completionIn(stated)
  return {
    id: commitmentId(first?.planKey ?? '', rowId),
    rowId,
    line: first?.line ?? 0,
    title: titleOf(depth, stated),
    stated,
    other: own?.other ?? {},
    leadAgencies: leadAgenciesOf(
      stated,
      below.map(({ item }) => item),
    ),
    ...(completion && { completion }),
  }
}

function repeats([first, ...later]: readonly RowReading[], title: string, depth: number): readonly ImportProblem[] {
  const stated = first?.stated[depth] ?? {}
  const about = stated.commitmentId ?? stated.milestoneId ?? stated.indicatorId ?? stated.number ?? title
  const firstCells = JSON.stringify(first?.cells)
  return later.map(({ line, cells }) =>
    JSON.stringify(cells) === firstCells ? problem(line, 'row_repeated', { cells }) : problem(line, 'id_repeated', { about, cells }),
  )
}

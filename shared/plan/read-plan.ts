/** Reads a plan from a table by a mapping. Pure: previewing and importing are the same call. */
import { type BuiltItem, buildItem } from './build-item.ts'
import { valuesOf } from './derived-facts.ts'
import type { ImportedCommitment, ImportedMilestone, ImportedPlan, Stated } from './imported-plan.ts'
import type { ColumnMapping } from './mapping.ts'
import { mergeStated } from './merge-stated.ts'
import { placeRows } from './place-rows.ts'
import { type ImportProblem, problem } from './problems.ts'
import { type RowReading, rowReader } from './read-row.ts'
import type { Table } from './table.ts'

/**
 * Commitments plan by plan in the order of their first rows, milestones and indicators below them. Rows about the same commitment become one: those
 * that name a milestone, or whose id extends its id, are its milestones; others are repeats, listed as problems and left out. `known` states facts of
 * the plan that the table leaves blank, such as `{ planId: 'KE-NAP5' }`.
 */
export function readPlan(table: Pick<Table, 'rows' | 'problems'>, mapping: ColumnMapping, known: Stated = {}): ImportedPlan {
  const placed = placeRows(table.rows.map(rowReader(mapping, known)))
  const byPlan = Map.groupBy(placed.rows, ({ planKey }) => planKey)
  const parts = [...byPlan].map(([key, rows]) => onePlan(key, rows, mapping))
  const problems = [...table.problems, ...placed.problems, ...parts.flatMap((part) => part.problems)]
  return {
    plans: parts.filter(({ commitments }) => commitments.length > 0).map(({ key, stated }) => ({ key, stated })),
    commitments: parts.flatMap(({ commitments }) => commitments),
    problems: problems.toSorted((a, b) => a.line - b.line),
  }
}

interface PlanPart extends Pick<ImportedPlan, 'commitments' | 'problems'> {
  readonly key: string
  readonly stated: Stated
}

function onePlan(key: string, rows: readonly RowReading[], { fields }: ColumnMapping): PlanPart {
  const plan = mergeStated({}, rows, (row) => row.plan, fields)
  const groups = [...Map.groupBy(plan.rows, ({ path }) => path[0]).values()]
  const built = groups.map((group) => ({ group, ...buildItem(group, 0, fields) }))
  const titled = built.filter(({ item }) => item.title !== '')
  const untitled = built.filter(({ item }) => item.title === '').flatMap(({ group }) => group.map(noTitle))
  const commitments = titled.map((each) => commitmentOf(each, key))
  return {
    key,
    stated: plan.stated,
    commitments,
    problems: [...plan.problems, ...untitled, ...titled.flatMap(({ problems }) => problems)],
  }
}

const noTitle = ({ line, cells }: RowReading): ImportProblem => problem(line, 'no_title', { cells })

const commitmentOf = ({ item, below }: BuiltItem, planKey: string): ImportedCommitment => ({
  ...item,
  planKey,
  values: valuesOf(item.stated),
  milestones: below.map(milestoneOf),
})

const milestoneOf = ({ item, below }: BuiltItem): ImportedMilestone => ({
  ...item,
  indicators: below.map((each) => each.item),
})

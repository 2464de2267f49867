/** Reads one row of a table by its mapping: which commitment, milestone or indicator it is about, and what it states of each. */
import { titleOf } from './derived-facts.ts'
import { type FieldKey, isFieldKey, levelOf, type PlanField } from './fields.ts'
import { splitLanguage } from './header-names.ts'
import { plainId, plainTitle, planKey } from './identity.ts'
import type { Stated } from './imported-plan.ts'
import type { ColumnMapping } from './mapping.ts'
import type { TableRow } from './table.ts'

/** A row by depth: 0 commitment, 1 milestone, 2 indicator. The last of `path` is what the row is about. */
export interface RowReading {
  readonly line: number
  readonly planKey: string
  readonly plan: Stated
  /** Comparable ids from the commitment down; empty if the row names no commitment. */
  readonly path: readonly string[]
  /** What is stated at each depth, as long as `path`, or one longer where the path is still to be completed from the row above. */
  readonly stated: readonly Stated[]
  readonly other: Readonly<Record<string, string>>
  /** All cells that hold something. */
  readonly cells: Readonly<Record<string, string>>
}

/** Reads rows of one table. `known` fills plan facts that the table leaves blank. */
export function rowReader(mapping: ColumnMapping, known: Stated): (row: TableRow) => RowReading {
  const keys = new Map(Object.entries(mapping.fields).map(([key, column]) => [column, key]))
  const depthOf = depths(mapping)
  const language = splitLanguage(mapping.fields.title ?? '').language
  return ({ line, cells }) => {
    const filled = mapping.columns.map((column, index) => [column, clean(cells[index] ?? '')] as const).filter(([, value]) => value !== '')
    const byKey = filled.flatMap(([column, value]) => keyed(keys.get(column), value))
    const pick = (depth: Depth): Stated => Object.fromEntries(byKey.filter(([key]) => depthOf(key) === depth))
    const plan = { ...known, ...pick('plan') }
    const commitment = language === undefined ? pick(0) : { language, ...pick(0) }
    const stated = withDeepest([pick(1), pick(2)].reduce(withBelow, [commitment]), pick('row'))
    const other = Object.fromEntries(filled.filter(([column]) => !keys.has(column)))
    return {
      line,
      plan,
      planKey: planKey(plan),
      path: pathOf(stated),
      stated,
      other,
      cells: Object.fromEntries(filled),
    }
  }
}

type Depth = 'plan' | 0 | 1 | 2 | 'row'

const DEPTHS = { plan: 'plan', commitment: 0, milestone: 1, indicator: 2, row: 'row' } as const

/** Facts that a table may give of the milestone in a column of their own; the general column is then about the commitment. */
const OF_MILESTONE: Readonly<Partial<Record<string, PlanField>>> = {
  leadAgency: 'milestoneLead',
  status: 'milestoneStatus',
  completion: 'milestoneStatus',
  start: 'milestoneStart',
  end: 'milestoneEnd',
}

function depths({ fields }: ColumnMapping): (key: FieldKey) => Depth {
  return (key) => {
    const ofMilestone = OF_MILESTONE[key.split('@')[0] ?? '']
    return ofMilestone !== undefined && fields[ofMilestone] !== undefined ? 0 : DEPTHS[levelOf(key)]
  }
}

const clean = (cell: string): string => cell.replace(/\r\n?/g, '\n').trim()

const keyed = (key: string | undefined, value: string): readonly (readonly [FieldKey, string])[] =>
  key !== undefined && isFieldKey(key) ? [[key, value]] : []

/** Adds a depth if the row names something there; a milestone's status without a milestone belongs to what is above it. */
const withBelow = (stated: readonly Stated[], below: Stated): readonly Stated[] =>
  Object.keys(below).some((key) => NAMES_AN_ITEM.test(key)) ? [...stated, below] : withDeepest(stated, below)

const NAMES_AN_ITEM = /^(milestone|indicator)(Id|Title|Text)(@|$)/

const withDeepest = (stated: readonly Stated[], row: Stated): readonly Stated[] => stated.with(-1, { ...stated.at(-1), ...row })

function pathOf([commitment = {}, ...below]: readonly Stated[]): readonly string[] {
  const root = commitmentRowId(commitment)
  return root === undefined ? [] : pathBelow(root, below)
}

/** Marks ids that are numbers, so that commitment 4 is not taken for a commitment whose id is 4. */
const NUMBER = 'number:'

function commitmentRowId(stated: Stated): string | undefined {
  if (stated.commitmentId) return plainId(stated.commitmentId)
  if (stated.number) return `${NUMBER}${plainId(stated.number)}`
  return stated.title ? `title:${plainTitle(stated.title)}` : undefined
}

/** The path from a commitment's id through what is stated below it. */
export function pathBelow(root: string, below: readonly Stated[]): readonly string[] {
  const path = [root]
  for (const [index, stated] of below.entries()) path.push(rowIdBelow(path[index] ?? '', stated, index + 1))
  return path
}

/** An id that already extends its parent's, such as `US0118.3`, stands alone; others are told apart by their parent. */
function rowIdBelow(parent: string, stated: Stated, depth: number): string {
  const id = stated.milestoneId ?? stated.indicatorId
  const own = id ? plainId(id) : `title:${plainTitle(titleOf(depth, stated))}`
  if (own.startsWith(`${parent}.`)) return own
  return `${NUMBER}${own}`.startsWith(`${parent}.`) ? `${NUMBER}${own}` : `${parent}/${own}`
}

/** Imported commitments as records, and back: one record per plan, commitment, milestone and indicator. */
import { z } from 'zod'
import { commitmentId } from '../../../shared/plan/identity.ts'
import type {
  ImportedCommitment,
  ImportedItem,
  ImportedMilestone,
  ImportedPlan,
  PlanFacts,
  Stated,
} from '../../../shared/plan/imported-plan.ts'
import type { Completion, OgpValue } from '../../../shared/plan/stated-values.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import type { RecordView } from '../replica/records.ts'

const words = z.record(z.string(), z.string()).catch({})
const name = z.string().catch('')
/** Whatever a peer put into a field reads as something sensible. */
const itemSchema = z.object({
  rowId: name,
  line: z.number().catch(0),
  title: name,
  stated: words,
  other: words,
  completion: z
    .string()
    .transform((grade) => grade as Completion)
    .nullable()
    .catch(null),
  leadAgencies: z.array(z.string()).catch([]),
})
const valuesSchema = z.array(z.string().transform((value) => value as OgpValue)).catch([])

/** Reads every commitment with its milestones and indicators, in their order. */
export function readCommitments(list: (kind: string) => readonly RecordView[]): readonly ImportedCommitment[] {
  const indicators = childrenByParent(list('indicator'))
  const milestones = childrenByParent(list('milestone'))
  const milestoneOf = (record: RecordView): ImportedMilestone => ({
    ...itemOf(record),
    indicators: (indicators.get(record.id) ?? []).map(itemOf),
  })
  return inOrder(list('commitment')).map((record) => ({
    ...itemOf(record),
    planKey: text(record, 'planKey'),
    values: valuesSchema.parse(record.fields['values']),
    milestones: (milestones.get(record.id) ?? []).map(milestoneOf),
  }))
}

/** The changes that make the records say what these commitments say; only of items whose id is among `changed`. */
export function recordChanges(
  plans: readonly PlanFacts[],
  commitments: readonly ImportedCommitment[],
  changed: ReadonlySet<string>,
): readonly RecordChange[] {
  const changes: RecordChange[] = plans.map(({ key, stated }) => ({
    kind: 'plan',
    id: planIdOf(key),
    fields: { key, stated: filled(stated) },
  }))
  const add = (kind: string, item: ImportedItem, order: number, fields: RecordChange['fields']): void => {
    if (changed.has(item.id)) changes.push({ kind, id: item.id, fields: { ...itemFields(item), order, ...fields } })
  }
  commitments.forEach((commitment, order) => {
    add('commitment', commitment, order, { planKey: commitment.planKey, values: [...commitment.values] })
    commitment.milestones.forEach((milestone, place) => {
      add('milestone', milestone, place, { parent: commitment.id })
      milestone.indicators.forEach((indicator, index) => {
        add('indicator', indicator, index, { parent: milestone.id })
      })
    })
  })
  return changes
}

/** The record id of a plan. */
export const planIdOf = (key: string): string => commitmentId(key, 'plan')

/** How many milestones and indicators stand below these commitments. */
export function countBelow(commitments: ImportedPlan['commitments']): { milestones: number; indicators: number } {
  const milestones = commitments.flatMap((commitment) => commitment.milestones)
  return { milestones: milestones.length, indicators: milestones.flatMap((milestone) => milestone.indicators).length }
}

function itemFields(item: ImportedItem): RecordChange['fields'] {
  const { rowId, line, title, stated, other, completion, leadAgencies } = item
  return { rowId, line, title, stated: filled(stated), other, completion: completion ?? null, leadAgencies: [...leadAgencies] }
}

const filled = (stated: Stated): Record<string, string> =>
  Object.fromEntries(Object.entries(stated).filter((entry): entry is [string, string] => entry[1] !== undefined))

function itemOf({ id, fields }: RecordView): ImportedItem {
  const { completion, ...item } = itemSchema.parse(fields)
  return { id, ...item, ...(completion ? { completion } : {}) }
}

function childrenByParent(records: readonly RecordView[]): ReadonlyMap<string, readonly RecordView[]> {
  return Map.groupBy(inOrder(records), (record) => text(record, 'parent'))
}

const inOrder = (records: readonly RecordView[]): readonly RecordView[] =>
  [...records].sort((a, b) => number(a, 'order') - number(b, 'order') || (a.id < b.id ? -1 : 1))

const text = ({ fields }: RecordView, field: string): string => (typeof fields[field] === 'string' ? fields[field] : '')
const number = ({ fields }: RecordView, field: string): number => (typeof fields[field] === 'number' ? fields[field] : 0)

/** What an import would change of the commitments a coalition already has. */
import type { ImportedCommitment, ImportedItem, ImportedPlan, Stated } from './imported-plan.ts'

/** One item of the preview. `fields` names what the file states differently, for `changed` only: fields, and `other:COLUMN`. */
export interface ItemChange {
  readonly id: string
  readonly title: string
  readonly change: 'new' | 'changed' | 'same'
  readonly fields: readonly string[]
}

/** A commitment of the preview, with its milestones and their indicators in one list. */
export interface CommitmentChange extends ItemChange {
  readonly below: readonly ItemChange[]
}

/** The preview of an import. `missing` are items the coalition has and the file has not: they stay. */
export interface PlanChange {
  readonly commitments: readonly CommitmentChange[]
  readonly missing: readonly ImportedItem[]
}

/** Compares by id. What the file leaves blank is no change: an import never empties a value. */
export function compareWithExisting(imported: Pick<ImportedPlan, 'commitments'>, existing: readonly ImportedCommitment[]): PlanChange {
  const before = new Map(existing.flatMap((commitment) => [commitment, ...itemsBelow(commitment)]).map((item) => [item.id, item]))
  const change = (item: ImportedItem): ItemChange => changeOf(item, before.get(item.id))
  const commitments = imported.commitments.map((commitment) => ({
    ...change(commitment),
    below: itemsBelow(commitment).map(change),
  }))
  const named = new Set(commitments.flatMap(({ id, below }) => [id, ...below.map((item) => item.id)]))
  return { commitments, missing: [...before.values()].filter(({ id }) => !named.has(id)) }
}

const itemsBelow = ({ milestones }: ImportedCommitment): readonly ImportedItem[] =>
  milestones.flatMap((milestone) => [milestone, ...milestone.indicators])

function changeOf(item: ImportedItem, before: ImportedItem | undefined): ItemChange {
  const { id, title } = item
  if (before === undefined) return { id, title, change: 'new', fields: [] }
  const fields = [...differing(item.stated, before.stated), ...differing(item.other, before.other).map((column) => `other:${column}`)]
  return { id, title, change: fields.length > 0 ? 'changed' : 'same', fields }
}

function differing(after: Stated | ImportedItem['other'], before: Stated | ImportedItem['other']): readonly string[] {
  const known = new Map<string, string | undefined>(Object.entries(before))
  return Object.entries(after)
    .filter(([key, value]) => known.get(key) !== value)
    .map(([key]) => key)
}

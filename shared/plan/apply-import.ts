/** Takes an import over: existing commitments updated by id, new ones added, nothing removed. */
import { completionIn, leadAgenciesOf, titleOf, valuesOf } from './derived-facts.ts'
import type { ImportedCommitment, ImportedItem, ImportedMilestone, ImportedPlan } from './imported-plan.ts'

/**
 * The commitments after the import: existing ones updated in their place, new ones after them. No item is removed and no value emptied; what
 * follows from stated values is computed anew.
 */
export function applyImport(
  existing: readonly ImportedCommitment[],
  imported: Pick<ImportedPlan, 'commitments'>,
): readonly ImportedCommitment[] {
  return updateEach(existing, imported.commitments, (before, after) => {
    const milestones = updateEach(before.milestones, after.milestones, updateMilestone)
    const commitment = { ...after, ...overlay(before, after, 0, milestones), milestones }
    return { ...commitment, values: valuesOf(commitment.stated) }
  })
}

function updateMilestone(before: ImportedMilestone, after: ImportedMilestone): ImportedMilestone {
  const indicators = updateEach(before.indicators, after.indicators, (was, is) => overlay(was, is, 2, []))
  return { ...overlay(before, after, 1, indicators), indicators }
}

function updateEach<T extends ImportedItem>(
  existing: readonly T[],
  imported: readonly T[],
  update: (before: T, after: T) => T,
): readonly T[] {
  const byId = new Map(imported.map((item) => [item.id, item]))
  const known = new Set(existing.map(({ id }) => id))
  const kept = existing.map((before) => {
    const after = byId.get(before.id)
    return after === undefined ? before : update(before, after)
  })
  return [...kept, ...imported.filter(({ id }) => !known.has(id))]
}

function overlay(before: ImportedItem, after: ImportedItem, depth: number, below: readonly ImportedItem[]): ImportedItem {
  const stated = { ...before.stated, ...after.stated }
  const completion = completionIn(stated)
  return {
    id: after.id,
    rowId: after.rowId,
    line: after.line,
    title: titleOf(depth, stated),
    stated,
    other: { ...before.other, ...after.other },
    leadAgencies: leadAgenciesOf(stated, below),
    ...(completion && { completion }),
  }
}

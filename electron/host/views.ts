/** What the contract's answers look like, made from what the services return. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { ImportedCommitment, ImportedItem } from '../../shared/plan/imported-plan.ts'
import type { Member } from '../core/coalition/coalition.ts'
import { countBelow, planIdOf } from '../core/plan/plan-records.ts'
import type { PlanPreview } from '../core/plan/plans.ts'
import type { Position } from '../core/position/positions.ts'

/** A member as the contract shows it. */
export const memberView = (member: Member): OutputOf<'members'>[number] => ({
  ...member,
  roles: [...member.roles],
  computers: [...member.computers],
  belonging: [...member.belonging],
})

/** A commitment with its milestones as the contract shows it. */
export function commitmentView(commitment: ImportedCommitment): OutputOf<'commitments'>[number] {
  const { id, rowId, title, leadAgencies, completion, milestones } = commitment
  return {
    id,
    rowId,
    title,
    leadAgencies: [...leadAgencies],
    completion: completion ?? null,
    status: statusOf(commitment),
    milestones: milestones.map((milestone) => ({
      id: milestone.id,
      rowId: milestone.rowId,
      title: milestone.title,
      status: statusOf(milestone),
      completion: milestone.completion ?? null,
    })),
  }
}

/** An import or its preview as the contract shows it. */
export function planView({ plan, mapping, columns, change }: PlanPreview, taken: boolean): OutputOf<'plan.import'> {
  const items = change.commitments.flatMap((commitment) => [commitment, ...commitment.below])
  const count = (kind: 'new' | 'changed' | 'same'): number => items.filter((item) => item.change === kind).length
  const key = plan.plans[0]?.key
  return {
    plan: key === undefined ? null : planIdOf(key),
    commitments: plan.commitments.length,
    ...countBelow(plan.commitments),
    problems: plan.problems.map(({ line, code, message }) => ({ line, code, message })),
    mapping: mapping ? namedColumns(mapping.fields) : {},
    columns: [...columns],
    changes: { new: count('new'), changed: count('changed'), same: count('same'), missing: change.missing.length },
    sample: plan.commitments.slice(0, SAMPLE).map(commitmentView),
    taken,
  }
}

/** A position as the contract shows it. */
export const positionView = (position: Position, openRemarks: number): OutputOf<'position.list'>[number] => ({
  ...position,
  deadline: deadlineView(position.deadline),
  leadWriters: [...position.leadWriters],
  openRemarks,
})

/** A deadline as the contract shows it. */
export const deadlineView = (deadline: Position['deadline']): OutputOf<'position.list'>[number]['deadline'] =>
  deadline && { at: deadline.at, zone: deadline.zone }

/** So many commitments are shown before a person takes a plan over. */
const SAMPLE = 50

/** A milestone's word stands in a column of its own. */
const statusOf = ({ stated }: ImportedItem): string | null => stated.status ?? stated.milestoneStatus ?? null

function namedColumns(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, column]) => [field, String(column)]))
}

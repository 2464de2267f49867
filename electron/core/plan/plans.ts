/** Plans of a coalition: importing a table or pasted text with a preview, and reading the commitments. */
import { AppError } from '../../../shared/errors.ts'
import { applyImport } from '../../../shared/plan/apply-import.ts'
import { compareWithExisting, type PlanChange } from '../../../shared/plan/compare.ts'
import type { ImportedCommitment, ImportedPlan } from '../../../shared/plan/imported-plan.ts'
import { type ColumnMapping, correctMapping, guessMapping } from '../../../shared/plan/mapping.ts'
import { readPastedText } from '../../../shared/plan/pasted-text.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { readTable, TABLE_REFUSALS } from '../../../shared/plan/table.ts'
import type { Replica } from '../replica/replica.ts'
import { readCommitments, recordChanges } from './plan-records.ts'

/** What was read from a source, and how its columns were understood. */
export interface PlanReading {
  readonly plan: ImportedPlan
  /** Absent for pasted text. */
  readonly mapping: ColumnMapping | undefined
  readonly columns: readonly string[]
}

/** A reading compared with what the coalition has. */
export interface PlanPreview extends PlanReading {
  readonly change: PlanChange
}

/** See the head of this file. */
export interface Plans {
  /** Reads a table (CSV in any common form) with corrections to the guessed mapping; `null` leaves a field out. Throws `bad-input`. */
  readonly previewTable: (bytes: Uint8Array, corrections: Readonly<Record<string, string | null>>) => PlanPreview
  /** Reads pasted text: numbered lines become commitments. Throws `bad-input` when nothing was found. */
  readonly previewText: (text: string) => PlanPreview
  /** Takes a preview over in one durable step. Nothing is removed. */
  readonly take: (preview: PlanPreview) => void
  readonly commitments: () => readonly ImportedCommitment[]
  /** A commitment by its id or by what the plan calls it (`US0113`). Throws `not-found`. */
  readonly find: (name: string) => ImportedCommitment
}

/** Plans over a replica's records. */
export function openPlans(replica: Replica): Plans {
  const commitments = (): readonly ImportedCommitment[] => readCommitments(replica.records.list)
  const compared = (reading: PlanReading): PlanPreview => ({
    ...reading,
    change: compareWithExisting(reading.plan, commitments()),
  })
  const previewTable: Plans['previewTable'] = (bytes, corrections) => {
    const reading = readTable(bytes)
    if (!reading.ok) throw new AppError('bad-input', TABLE_REFUSALS[reading.reason])
    const corrected = correctMapping(guessMapping(reading.table), corrections)
    if (!corrected.ok) throw new AppError('bad-input', corrected.errors.map(({ message }) => message).join(' '))
    return compared({ plan: readPlan(reading.table, corrected.mapping), mapping: corrected.mapping, columns: reading.table.columns })
  }
  const previewText: Plans['previewText'] = (text) => {
    const plan = readPastedText(text)
    if (plan.commitments.length === 0) {
      throw new AppError('bad-input', 'No numbered lines were found. Begin each commitment with its number, such as "1."')
    }
    return compared({ plan, mapping: undefined, columns: [] })
  }
  const take: Plans['take'] = ({ plan, change }) => {
    const items = change.commitments.flatMap((commitment) => [commitment, ...commitment.below])
    const changed = new Set(items.filter((item) => item.change !== 'same').map(({ id }) => id))
    if (changed.size === 0) return
    replica.actRecords(recordChanges(plan.plans, applyImport(commitments(), plan), changed))
  }
  const find: Plans['find'] = (name) => {
    const wanted = name.trim().toUpperCase()
    const found = commitments().find((item) => item.id === name || item.rowId.toUpperCase() === wanted)
    if (!found) throw new AppError('not-found', `There is no commitment called ${name}.`)
    return found
  }
  return { previewTable, previewText, take, commitments, find }
}

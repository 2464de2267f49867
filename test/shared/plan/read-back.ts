/** Short ways to read tables in tests. */
import { encodeUtf8 } from 'lib0/string'
import type { ImportedCommitment, ImportedItem, ImportedPlan, Stated } from '../../../shared/plan/imported-plan.ts'
import { guessMapping } from '../../../shared/plan/mapping.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { readTable, type Table } from '../../../shared/plan/table.ts'

/** The table in a text or in bytes; throws with the reason if there is none. */
export function tableOf(source: string | Uint8Array, separator?: string): Table {
  const reading = readTable(typeof source === 'string' ? encodeUtf8(source) : source, separator)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.table
}

/** The plan in a text or in bytes, by the guessed mapping. */
export function planOf(source: string | Uint8Array, known: Stated = {}): ImportedPlan {
  const table = tableOf(source)
  return readPlan(table, guessMapping(table), known)
}

/** Commitments, milestones and indicators in one list. */
export const itemsOf = (commitments: readonly ImportedCommitment[]): readonly ImportedItem[] =>
  commitments.flatMap((commitment) => [commitment, ...commitment.milestones.flatMap((milestone) => [milestone, ...milestone.indicators])])

/** Problem codes with their lines, such as `3 no_title`. */
export const problemsOf = ({ problems }: Pick<Table, 'problems'>): readonly string[] => problems.map(({ line, code }) => `${line} ${code}`)

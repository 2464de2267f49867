/** The coalitions of the profile, which is shown, and choosing another. */
import type { OutputOf } from '../../shared/api/contract.ts'

/** See the head of this file. */
export interface CoalitionChoice {
  readonly coalitions: OutputOf<'coalition.list'>
  readonly current: OutputOf<'coalition.list'>[number]
  readonly onChoose: (coalition: string) => void
}

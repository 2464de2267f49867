/** What a plan is read from. */
import type { InputOf } from '../../shared/api/contract.ts'

/** A table's bytes as base64, or pasted text. */
export type PlanSource = Pick<InputOf<'plan.import'>, 'table' | 'text'>

/** A person as the members' page shows one. */
import type { OutputOf } from '../../shared/api/contract.ts'

/** See the head of this file. */
export type Person = OutputOf<'organisations'>[number]['people'][number]

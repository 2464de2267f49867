/** Names the exclusions in force: what was made from a text under another generation is made again. SPEC rule APPLY-3. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'

/** See the head of this file. */
export interface Generation {
  readonly current: () => string
  /** Other entries count from now on. Call in the transaction that changed it. */
  readonly advance: () => void
}

const NAME = 'projection/generation'

/** The generation kept in a store. */
export function openGeneration(store: ReplicaStore): Generation {
  const current = (): string => fromUtf8(store.value(NAME) ?? utf8('0'))
  return { current, advance: () => store.setValue(NAME, utf8(String(Number(current()) + 1))) }
}

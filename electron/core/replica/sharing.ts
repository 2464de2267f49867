/** When what is written here goes to others, per text on this computer: at once, after pauses, or when the person says so. SPEC rule TEXT-9. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'

/** `live`: at once. `pauses`: two seconds after the last keystroke, and on leaving. `press`: only when the person shares it. */
export type SharingPolicy = (typeof POLICIES)[number]

const POLICIES = ['live', 'pauses', 'press'] as const
const PREFIX = 'sharing/'

/** See the head of this file. */
export interface Sharing {
  readonly of: (document: DocumentId) => SharingPolicy
  readonly set: (document: DocumentId, policy: SharingPolicy) => void
}

/** Policies in a store; they survive restarts. */
export function openSharing(store: ReplicaStore): Sharing {
  const of = (document: DocumentId): SharingPolicy => {
    const kept = store.value(PREFIX + document)
    const name = kept && fromUtf8(kept)
    return POLICIES.find((policy) => policy === name) ?? 'live'
  }
  const set = (document: DocumentId, policy: SharingPolicy): void =>
    store.setValue(PREFIX + document, policy === 'live' ? undefined : utf8(policy))
  return { of, set }
}

/** What is said of somebody who has a text open, and its bounds. SPEC rules PRES-1, PRES-2. */
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'

/** A guest of some host in a text. */
export interface PresenceSaid {
  readonly document: DocumentId
  /** 16 random bytes as hex, new for every joining. */
  readonly session: string
  readonly device: DeviceId
  /** What the guest says, opaque; empty when it has left. */
  readonly bytes: Uint8Array
}

/** The same with whose it is, by the membership and not by what was said. */
export interface PresenceEvent extends PresenceSaid {
  readonly person: PersonId
}

/** Larger ones are dropped. */
export const MAX_PRESENCE_BYTES = 8 * 1024
/** At most ten a second of each session; of more, the latest. */
export const EVERY_MS = 100
/** A guest that says nothing is there all the same: no awareness states. */
export const NOTHING_SAID: Uint8Array = new Uint8Array([0])

/** The same once it has left. */
export const gone = (said: PresenceSaid): PresenceSaid => ({ ...said, bytes: new Uint8Array(0) })

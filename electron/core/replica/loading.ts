/** Loads texts, and remembers of which of them something had to be left out. SPEC rule TEXT-11. */
import type { DocumentId } from '../../../shared/ids.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import type { EffectiveText } from './effective-text.ts'
import type { Generation } from './generation.ts'
import { type LiveDocument, readDocument } from './live-document.ts'
import type { OpenText } from './open-text.ts'

/** See the head of this file. */
export interface Loading {
  /** Reads a text with what is unsealed here. */
  readonly load: (document: DocumentId) => LiveDocument
  /** Brings entries applied since into an open text, which is built anew where it has to be. */
  readonly refresh: (text: OpenText | undefined) => void
  /** How many entries were left out of a text when it was last read; 0 for one that was not. */
  readonly leftOut: (document: DocumentId) => number
}

/** Loading from a store. */
export function createLoading(tools: {
  readonly store: ReplicaStore
  readonly log: Log
  readonly effective: EffectiveText
  readonly generation: Generation
}): Loading {
  const { store, log, effective, generation } = tools
  const leftOut = new Map<DocumentId, number>()
  const load = (document: DocumentId): LiveDocument => {
    const live = readDocument(store, effective, document, generation.current())
    if (live.leftOut > (leftOut.get(document) ?? 0)) log.warn('entries left out of a text', { document, entries: live.leftOut })
    leftOut.set(document, live.leftOut)
    return live
  }
  const refresh: Loading['refresh'] = (text) => {
    if (text && !text.live().refresh()) text.replace()
  }
  return { load, refresh, leftOut: (document) => leftOut.get(document) ?? 0 }
}

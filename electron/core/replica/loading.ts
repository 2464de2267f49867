/** Loads texts, remembers of which of them something had to be left out, and finds those that show something else in another order. SPEC rules TEXT-11, EXCH-7. */
import { textHash } from '../../../shared/document/text-hash.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import type { EffectiveText } from './effective-text.ts'
import type { Generation } from './generation.ts'
import { isInOneOrder, keepInOneOrder, type LiveDocument, readDocument, readInOneOrder, readShared } from './live-document.ts'
import type { OpenText } from './open-text.ts'

/** See the head of this file. */
export interface Loading {
  /** Reads a text with what is unsealed here. */
  readonly load: (document: DocumentId) => LiveDocument
  /** Brings entries applied since into an open text, which is built anew where it has to be. */
  readonly refresh: (text: OpenText | undefined) => void
  /** Turns texts to the one order that show another text in it: answers those. Looks at each once for what it holds. SPEC rule EXCH-7. */
  readonly turnToOneOrder: () => readonly DocumentId[]
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
  const looked = new Map<DocumentId, string>()
  const showsAnother = (document: DocumentId): boolean => {
    const state = `${generation.current()} ${JSON.stringify(store.textEnds(document))}`
    if (isInOneOrder(store, document) || looked.get(document) === state) return false
    looked.set(document, state)
    const shared = textHash(readShared(store, effective, document, generation.current()).doc)
    const listed = store.tail(document).length > 0 ? shared : store.projection(document)?.textHash
    const ordered = textHash(readInOneOrder(store, effective, document).doc)
    return ordered !== shared || ordered !== listed
  }
  const turnToOneOrder = (): readonly DocumentId[] => {
    const turned = store.documents().filter(showsAnother)
    store.transaction(() => {
      for (const document of turned) keepInOneOrder(store, document)
    })
    return turned
  }
  return { load, refresh, turnToOneOrder, leftOut: (document) => leftOut.get(document) ?? 0 }
}

/** One value over the hashes of all texts as the record has them: what is written here and not shared yet is nobody else's. SPEC rule EXCH-7. */
import { sha256 } from '@noble/hashes/sha2.js'
import type * as Y from 'yjs'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { ReplicaStore, TextProjection } from '../ports/replica-store.ts'
import type { EffectiveText } from './effective-text.ts'
import type { Generation } from './generation.ts'
import { readShared } from './live-document.ts'

/** What the digest is made from. */
export interface TextsDigestTools {
  readonly store: ReplicaStore
  readonly effective: EffectiveText
  readonly generation: Generation
  readonly readText: (doc: Y.Doc) => Omit<TextProjection, 'document'>
}

/** Answers the digest, from projections that have been flushed. Texts with anything unsealed are read from the record, once per state of it. */
export function createTextsDigest({ store, effective, generation, readText }: TextsDigestTools): () => string {
  const sharedHashes = new Map<DocumentId, { readonly state: string; readonly hash: string }>()

  const sharedHash = (document: DocumentId): string => {
    const state = `${generation.current()} ${JSON.stringify(store.textEnds(document))}`
    const known = sharedHashes.get(document)
    if (known?.state === state) return known.hash
    const live = readShared(store, effective, document, generation.current())
    const hash = readText(live.doc).textHash
    live.destroy()
    sharedHashes.set(document, { state, hash })
    return hash
  }
  return () => {
    const unsealed = new Set(store.tailDocuments())
    const hash = sha256.create()
    for (const document of [...store.documents()].sort()) {
      if (!unsealed.has(document)) hash.update(utf8(`${document} ${store.projection(document)?.textHash}\n`))
      else if (store.textEnds(document).length > 0) hash.update(utf8(`${document} ${sharedHash(document)}\n`))
    }
    return toHex(hash.digest())
  }
}

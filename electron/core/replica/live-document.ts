/** A position's text in memory: a Y.Doc made from snapshot, applied entries and the unsealed tail, kept up to date. SPEC rules APPLY-3, TEXT-7. */
import * as Y from 'yjs'
import type { DocumentId } from '../../../shared/ids.ts'
import { applyAsIs } from '../../../shared/text/apply-update.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import type { EffectiveText } from './effective-text.ts'

/** Marks transactions that bring entries; a page's edits carry its lease instead. */
export const FROM_RECORD = Symbol('from the record')

/** See the head of this file. */
export interface LiveDocument {
  readonly id: DocumentId
  /** Edits are made on copies and submitted; nothing but the record and leases writes here. */
  readonly doc: Y.Doc
  /** Brings in entries applied since. */
  readonly refresh: () => void
  /** The last applied position it contains. */
  readonly position: () => number
  readonly destroy: () => void
}

const BATCH = 1000

/** Reads a document with what is unsealed here. `generation` names the exclusions in force: a snapshot of another generation is not used. */
export function readDocument(store: ReplicaStore, effective: EffectiveText, id: DocumentId, generation: string): LiveDocument {
  const live = readShared(store, effective, id, generation)
  applyAsIs(
    live.doc,
    store.tail(id).map(({ update }) => update),
    FROM_RECORD,
  )
  return live
}

/** Reads a document as the record has it: as everybody who applied the same sees it. */
export function readShared(store: ReplicaStore, effective: EffectiveText, id: DocumentId, generation: string): LiveDocument {
  const doc = new Y.Doc({ gc: false })
  let position = 0

  const refresh = (): void => {
    for (;;) {
      const rows = store.texts(id, position, BATCH)
      if (rows.length === 0) return
      const updates = rows.map((row) => effective(id, row)).filter((update) => update !== undefined)
      applyAsIs(doc, updates, FROM_RECORD)
      position = rows.at(-1)?.position ?? position
    }
  }
  const snapshot = store.snapshot(id)
  if (snapshot && snapshot.generation === generation) {
    applyAsIs(doc, [snapshot.state], FROM_RECORD)
    position = snapshot.position
  }
  refresh()
  return { id, doc, refresh, position: () => position, destroy: () => doc.destroy() }
}

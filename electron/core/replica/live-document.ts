/** A position's text in memory: a Y.Doc made from snapshot, applied entries and the unsealed tail, kept up to date. SPEC rules APPLY-3, TEXT-7. */
import * as Y from 'yjs'
import type { DocumentId } from '../../../shared/ids.ts'
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

/** Reads a document. `generation` names the exclusions in force: a snapshot of another generation is not used. */
export function readDocument(store: ReplicaStore, effective: EffectiveText, id: DocumentId, generation: string): LiveDocument {
  const doc = new Y.Doc({ gc: false })
  let position = 0

  const refresh = (): void => {
    for (;;) {
      const rows = store.texts(id, position, BATCH)
      if (rows.length === 0) return
      doc.transact(() => {
        for (const row of rows) {
          const update = effective(id, row)
          if (update) Y.applyUpdate(doc, update, FROM_RECORD)
          position = row.position
        }
      }, FROM_RECORD)
    }
  }
  const snapshot = store.snapshot(id)
  if (snapshot && snapshot.generation === generation) {
    Y.applyUpdate(doc, snapshot.state, FROM_RECORD)
    position = snapshot.position
  }
  refresh()
  doc.transact(() => {
    for (const { update } of store.tail(id)) Y.applyUpdate(doc, update, FROM_RECORD)
  }, FROM_RECORD)
  return { id, doc, refresh, position: () => position, destroy: () => doc.destroy() }
}

/** A position's text in memory: a Y.Doc made from snapshot, applied entries and the unsealed tail, kept up to date. SPEC rules APPLY-3, TEXT-7. */
import * as Y from 'yjs'
import type { DocumentId } from '../../../shared/ids.ts'
import { applyBounded } from '../../../shared/text/apply-bounded.ts'
import { applyAsIs } from '../../../shared/text/apply-update.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { type RowUpdate, readCarefully } from './careful-reading.ts'
import type { EffectiveText } from './effective-text.ts'

/** Marks transactions that bring entries; a page's edits carry its lease instead. */
export const FROM_RECORD = Symbol('from the record')

/** See the head of this file. */
export interface LiveDocument {
  readonly id: DocumentId
  /** Edits are made on copies and submitted; nothing but the record and leases writes here. */
  readonly doc: Y.Doc
  /** Brings in entries applied since. False where the text has to be read anew for them: then it holds nothing to go by. */
  readonly refresh: () => boolean
  /** Entries that could not be applied and are not in it. SPEC rule TEXT-11. */
  readonly leftOut: number
  /** True where it was made in the one order, from all of its entries: no snapshot shortens that. */
  readonly isInOneOrder: boolean
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

/** Reads a document as the record has it: as everybody who applied the same sees it. What cannot be applied is left out; nothing in the record keeps the rest from being read. */
export function readShared(store: ReplicaStore, effective: EffectiveText, id: DocumentId, generation: string): LiveDocument {
  return isInOneOrder(store, id)
    ? readInOneOrder(store, effective, id)
    : (readAsItCame(store, effective, id, generation) ?? readInOneOrder(store, effective, id))
}

const ONE_ORDER = 'one-order/'

/** True where a text is made in the one order, because what came in another order showed another text. SPEC rule EXCH-7. */
export const isInOneOrder = (store: ReplicaStore, id: DocumentId): boolean => store.value(ONE_ORDER + id) !== undefined

/** Makes a text in the one order from now on, also after a restart. */
export const keepInOneOrder = (store: ReplicaStore, id: DocumentId): void => store.setValue(ONE_ORDER + id, new Uint8Array([1]))

/** Undefined where something cannot be applied. */
function readAsItCame(store: ReplicaStore, effective: EffectiveText, id: DocumentId, generation: string): LiveDocument | undefined {
  const doc = new Y.Doc({ gc: false })
  let position = 0

  const refresh = (): boolean => {
    while (!isInOneOrder(store, id)) {
      const rows = store.texts(id, position, BATCH)
      if (rows.length === 0) return true
      const updates = rows.map((row) => effective(id, row)).filter((update) => update !== undefined)
      if (!applyBounded(doc, updates, FROM_RECORD)) return false
      position = rows.at(-1)?.position ?? position
    }
    return false
  }
  const snapshot = store.snapshot(id)
  if (snapshot && snapshot.generation === generation) {
    applyAsIs(doc, [snapshot.state], FROM_RECORD)
    position = snapshot.position
  }
  if (!refresh()) return undefined
  return { id, doc, refresh, leftOut: 0, isInOneOrder: false, position: () => position, destroy: () => doc.destroy() }
}

/** Whatever comes next is read with all the rest again: what is shown must not depend on when it came. */
export function readInOneOrder(store: ReplicaStore, effective: EffectiveText, id: DocumentId): LiveDocument {
  const rows: RowUpdate[] = []
  let position = 0
  for (let batch = store.texts(id, 0, BATCH); batch.length > 0; batch = store.texts(id, position, BATCH)) {
    for (const row of batch) {
      const update = effective(id, row)
      if (update) rows.push({ chain: row.chain, seq: row.seq, update })
    }
    position = batch.at(-1)?.position ?? position
  }
  const { doc, leftOut } = readCarefully(rows, FROM_RECORD)
  const refresh = (): boolean => store.texts(id, position, 1).length === 0
  return { id, doc, refresh, leftOut, isInOneOrder: true, position: () => position, destroy: () => doc.destroy() }
}

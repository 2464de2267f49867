/** Applies updates and looks whether what they made can be held: how deep types stand in each other shows only in the document. SPEC rule TEXT-11. */
import * as Y from 'yjs'

/** How deep types may stand in each other. Deleting one is a call for every type in it. */
export const MAX_NESTING = 64

/**
 * Applies updates as they are (`applyAsIs`) and answers true; false if one of them cannot be applied or nests too deep: the document is to be thrown away
 * then. How deep an item stands follows from what it names, so every replica answers alike about it.
 */
export function applyBounded(doc: Y.Doc, updates: Iterable<Uint8Array>, origin: unknown): boolean {
  try {
    return doc.transact((transaction) => {
      for (const update of updates) Y.applyUpdate(doc, update, origin)
      transaction.local = true
      return newTypes(transaction).every(isWithinNesting)
    }, origin)
  } catch {
    return false
  }
}

function newTypes({ doc, beforeState }: Y.Transaction): readonly Y.Item[] {
  const types: Y.Item[] = []
  for (const [client, structs] of doc.store.clients) {
    const before = beforeState.get(client) ?? 0
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at]
      if (!struct || struct.id.clock < before) break
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) types.push(struct)
    }
  }
  return types
}

function isWithinNesting(item: Y.Item): boolean {
  let levels = 0
  for (let at: Y.Item | null = item; at !== null && levels <= MAX_NESTING; levels++) at = parentItem(at)
  return levels <= MAX_NESTING
}

const parentItem = ({ parent }: Y.Item): Y.Item | null => (parent instanceof Y.AbstractType ? parent._item : null)

/** Applies an update without Yjs's own tidying, which would delete formatting marks on one replica and not on another. SPEC rule TEXT-7. */
import * as Y from 'yjs'

/**
 * Yjs tidies formatting after transactions that it takes for remote ones, and reading an update marks its transaction so. Marked local again
 * before it ends, nothing is deleted but what the updates say: equal entries of honest programs give equal texts, whatever their order. An item that
 * names two places which never stood side by side for its author may come to stand by that order (SPEC EXCH-7).
 */
export function applyAsIs(doc: Y.Doc, updates: Iterable<Uint8Array>, origin: unknown): void {
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update, origin)
    transaction.local = true
  }, origin)
}

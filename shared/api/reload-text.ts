/** A text loaded anew for a guest, with what was unsaved moved under the client id it writes under now. */
import * as Y from 'yjs'
import { applyAsIs } from '../text/apply-update.ts'
import { type UnsavedEdits, wordsOf } from './unsaved-edits.ts'

/** Marks transactions that bring what the host said. */
export const FROM_HOST = Symbol('from the host')

/** See the head of this file. */
export interface ReloadedText {
  readonly doc: Y.Doc
  /** Updates still to be applied to `doc` as the person's own. */
  readonly moved: readonly Uint8Array[]
  /** Words that fit nowhere any more. */
  readonly lost: string
}

/** Takes everything unsaved out. `clientId` is null for readers: theirs cannot be saved any more. */
export function reloadText(state: Uint8Array, from: number, clientId: number | null, unsaved: UnsavedEdits): ReloadedText {
  const doc = docOf(state)
  if (clientId === null) return { doc, moved: [], lost: unsaved.giveUp() }
  doc.clientID = clientId
  const moved = takeMoved(unsaved, from, doc)
  if (!moved) return { doc, moved: [], lost: unsaved.giveUp() }
  return fits(state, moved) ? { doc, moved, lost: '' } : { doc, moved: [], lost: wordsOf(moved) }
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  applyAsIs(doc, [state], FROM_HOST)
  return doc
}

function takeMoved(unsaved: UnsavedEdits, from: number, { store, clientID }: Y.Doc): readonly Uint8Array[] | undefined {
  try {
    return unsaved.takeMoved(from, clientID, Y.getState(store, clientID))
  } catch {
    return undefined
  }
}

/** Whether updates find everything they refer to in a state: Yjs would keep them back for ever without a word. */
function fits(state: Uint8Array, updates: readonly Uint8Array[]): boolean {
  if (updates.length === 0) return true
  const doc = docOf(state)
  applyAsIs(doc, updates, FROM_HOST)
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  doc.destroy()
  return isWhole
}

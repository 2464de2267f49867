/**
 * Joins captured updates into one, so that typing becomes one insertion instead of one per key. Works on the captured updates alone,
 * never on the live document, which holds other people's edits. SPEC rule TEXT-4.
 */
import * as Y from 'yjs'
import { type ClockRange, decodeUpdateParts, MAX_EDIT_BYTES, type UpdateParts } from './update.ts'

/**
 * The parts of one update with the effect of all, applied in order. Insertions that Yjs would hold as one item are written as one.
 * Throws on malformed updates: it is for one's own captured edits.
 */
export function joinUpdates(updates: readonly Uint8Array[]): UpdateParts {
  const structs: Y.Item[] = []
  const deletions: ClockRange[] = []
  for (const update of updates) {
    const parts = decodeUpdateParts(update, MAX_EDIT_BYTES)
    if (!parts.ok) throw new Error(`captured update: ${parts.reason}`)
    structs.push(...parts.value.structs)
    deletions.push(...parts.value.deletions)
  }
  return { structs: joinStructs(structs), deletions }
}

function joinStructs(structs: readonly Y.Item[]): readonly Y.Item[] {
  const sorted = [...structs].sort((a, b) => a.id.client - b.id.client || a.id.clock - b.id.clock)
  const joined: Y.Item[] = []
  let run: Y.Item[] = []
  for (const struct of sorted) {
    const last = run.at(-1)
    if (last && continues(last, struct)) run.push(struct)
    else {
      if (run.length > 0) joined.push(joinRun(run))
      run = [struct]
    }
  }
  if (run.length > 0) joined.push(joinRun(run))
  return joined
}

/** The conditions under which Yjs itself merges two neighbouring items (Item.mergeWith). */
function continues(left: Y.Item, right: Y.Item): boolean {
  return (
    left.content instanceof Y.ContentString &&
    right.content instanceof Y.ContentString &&
    left.id.client === right.id.client &&
    left.id.clock + left.length === right.id.clock &&
    right.origin !== null &&
    Y.compareIDs(right.origin, left.lastId) &&
    Y.compareIDs(left.rightOrigin, right.rightOrigin)
  )
}

function joinRun(run: readonly Y.Item[]): Y.Item {
  const first = run[0] as Y.Item
  if (run.length === 1) return first
  const text = run.map((item) => (item.content as Y.ContentString).str).join('')
  const content = new Y.ContentString(text)
  return new Y.Item(first.id, null, first.origin, null, first.rightOrigin, first.parent, first.parentSub, content)
}

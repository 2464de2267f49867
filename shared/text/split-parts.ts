/** Cuts an edit that is too large for one entry into several that have the same effect in order. SPEC rule TEXT-4. */
import * as Y from 'yjs'
import { encodeUpdateParts, type UpdateParts } from './update.ts'

/** Leaves room in an entry for ids and lengths around the text. */
export const PIECE_CHARACTERS = 200_000
const PIECE_STRUCTS = 10_000

/** Updates that together have the effect of `parts`, each well within an entry's bounds. Insertions of one client only. */
export function splitParts(parts: UpdateParts): readonly Uint8Array[] {
  const pieces: Y.Item[][] = []
  let characters = 0
  for (const struct of parts.structs.flatMap(splitLongText)) {
    const last = pieces.at(-1)
    if (last && characters + struct.length <= PIECE_CHARACTERS && last.length < PIECE_STRUCTS) {
      last.push(struct)
      characters += struct.length
    } else {
      pieces.push([struct])
      characters = struct.length
    }
  }
  if (pieces.length === 0) pieces.push([])
  return pieces.map((structs, index) => encodeUpdateParts({ structs, deletions: index === pieces.length - 1 ? parts.deletions : [] }))
}

function splitLongText(struct: Y.Item): readonly Y.Item[] {
  if (!(struct.content instanceof Y.ContentString) || struct.length <= PIECE_CHARACTERS) return [struct]
  const { str } = struct.content
  const items: Y.Item[] = []
  for (let at = 0; at < str.length; ) {
    const end = endOfPiece(str, at)
    const content = new Y.ContentString(str.slice(at, end))
    const id = Y.createID(struct.id.client, struct.id.clock + at)
    const origin = at === 0 ? struct.origin : Y.createID(id.client, id.clock - 1)
    const parent = origin || struct.rightOrigin ? null : struct.parent
    items.push(new Y.Item(id, null, origin, null, struct.rightOrigin, at === 0 ? struct.parent : parent, struct.parentSub, content))
    at = end
  }
  return items
}

/** Never between the two halves of a surrogate pair. */
function endOfPiece(text: string, start: number): number {
  const end = Math.min(text.length, start + PIECE_CHARACTERS)
  const code = text.charCodeAt(end - 1)
  return end < text.length && code >= 0xd800 && code <= 0xdbff ? end - 1 : end
}

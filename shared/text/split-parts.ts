/** Cuts an edit that is too large for one entry into several that have the same effect in order. SPEC rule TEXT-4. */
import * as Y from 'yjs'
import { encodeUpdateParts, type UpdateParts } from './update.ts'

/** Far below an entry's bounds: what a broken line interrupts begins again with the entry, and at 32 kbit/s this much takes 16 s. */
export const PIECE_CHARACTERS = 20_000
const PIECE_STRUCTS = 2_000
const PIECE_BYTES = 64_000
const PIECE_DELETIONS = 8_000
/** The most bytes of a character, as counted in a string. */
const CHARACTER_BYTES = 3
/** An item's ids and lengths. */
const AROUND_BYTES = 48

/** Updates that together have the effect of `parts`, each well within an entry's bounds where every item is. Insertions of one client only. */
export function splitParts(parts: UpdateParts): readonly Uint8Array[] {
  const pieces = piecesOf(parts.structs.flatMap(splitLongText))
  const cuts = Array.from({ length: Math.ceil(parts.deletions.length / PIECE_DELETIONS) }, (_, at) =>
    parts.deletions.slice(at * PIECE_DELETIONS, (at + 1) * PIECE_DELETIONS),
  )
  const last = pieces.at(-1) ?? { structs: [], bytes: 0 }
  const own = last.bytes <= PIECE_BYTES / 2 ? (cuts.shift() ?? []) : []
  return [
    ...pieces.slice(0, -1).map(({ structs }) => encodeUpdateParts({ structs, deletions: [] })),
    encodeUpdateParts({ structs: last.structs, deletions: own }),
    ...cuts.map((deletions) => encodeUpdateParts({ structs: [], deletions })),
  ]
}

interface Piece {
  readonly structs: Y.Item[]
  bytes: number
  characters: number
}

function piecesOf(structs: readonly Y.Item[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (const struct of structs) {
    const bytes = bytesOf(struct)
    const last = pieces.at(-1)
    if (last && hasRoom(last, struct, bytes)) {
      last.structs.push(struct)
      last.bytes += bytes
      last.characters += struct.length
    } else pieces.push({ structs: [struct], bytes, characters: struct.length })
  }
  return pieces
}

const hasRoom = (piece: Piece, struct: Y.Item, bytes: number): boolean =>
  piece.characters + struct.length <= PIECE_CHARACTERS && piece.bytes + bytes <= PIECE_BYTES && piece.structs.length < PIECE_STRUCTS

/** At least what the item takes in an update: what is no text (marks, attributes, notes) may be long and still count as one. */
function bytesOf(struct: Y.Item): number {
  if (struct.content instanceof Y.ContentString) return struct.length * CHARACTER_BYTES + AROUND_BYTES
  return encodeUpdateParts({ structs: [struct], deletions: [] }).length + AROUND_BYTES
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

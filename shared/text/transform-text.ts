/** Edits that must not count, and edits that must move: neutralising (SPEC TEXT-5) and branch ids (SPEC TEXT-6). */
import * as Y from 'yjs'
import type { ClockRange, UpdateParts } from './update.ts'

/**
 * The same insertions, their characters deleted at once, and none of the body's own deletions. Containers (paragraphs, lists, tables) stay as
 * empty shells: deleting them would hide what innocent people typed into them.
 */
export function neutralise(parts: UpdateParts): UpdateParts {
  const deletions = parts.structs
    .filter(({ content }) => !(content instanceof Y.ContentType))
    .map(({ id, length }) => ({ client: id.client, clock: id.clock, length }))
  return { structs: parts.structs, deletions }
}

/** Where items stand that have no place in a text: no reader looks there. */
const NOWHERE = 'nowhere'

/** The same clocks, without what was there and out of every text, and none of the body's own deletions. Nobody builds on it, because no program shows it. */
export function leaveOut({ structs }: UpdateParts): UpdateParts {
  const emptied = structs.map(
    ({ id, length }) => new Y.Item(id, null, null, null, null, NOWHERE as never, null, new Y.ContentDeleted(length) as never),
  )
  return { structs: emptied, deletions: [] }
}

/** From clock `from` on, a client's items are known as items of `to`, counted from `at`, or from 0. */
export interface ClientMove {
  readonly from: number
  readonly to: number
  readonly at?: number
}

/** Moves by client id, each list in rising order of `from`. */
export type ClientMoves = ReadonlyMap<number, readonly ClientMove[]>

/** The same edits with every id, reference and deletion moved. No insertion may straddle a move's `from`. */
export function moveClients(parts: UpdateParts, moves: ClientMoves): UpdateParts {
  if (moves.size === 0) return parts
  return {
    structs: parts.structs.map((struct) => moveStruct(struct, moves)),
    deletions: parts.deletions.flatMap((range) => moveRange(range, moves)),
  }
}

function moveStruct(struct: Y.Item, moves: ClientMoves): Y.Item {
  const parent: unknown = struct.parent
  const moved = parent instanceof Y.ID ? moveId(parent, moves) : struct.parent
  const origin = struct.origin && moveId(struct.origin, moves)
  const rightOrigin = struct.rightOrigin && moveId(struct.rightOrigin, moves)
  const id = moveId(struct.id, moves)
  return new Y.Item(id, null, origin, null, rightOrigin, moved as Y.Item['parent'], struct.parentSub, struct.content)
}

function moveId(id: Y.ID, moves: ClientMoves): Y.ID {
  const move = moves.get(id.client)?.findLast(({ from }) => from <= id.clock)
  return move ? Y.createID(move.to, id.clock - move.from + (move.at ?? 0)) : id
}

function moveRange(range: ClockRange, moves: ClientMoves): readonly ClockRange[] {
  const list = moves.get(range.client)
  if (!list) return [range]
  const pieces: ClockRange[] = []
  const end = range.clock + range.length
  const bounds: readonly ClientMove[] = [{ from: 0, to: range.client }, ...list]
  bounds.forEach(({ from, to, at = 0 }, index) => {
    const first = Math.max(range.clock, from)
    const last = Math.min(end, bounds[index + 1]?.from ?? end)
    if (first < last) pieces.push({ client: to, clock: first - from + at, length: last - first })
  })
  return pieces
}

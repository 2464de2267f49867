/** The one order that everybody makes of the same edits of a text, whatever order they came in. SPEC rule TEXT-11. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as Y from 'yjs'
import { toHex } from '../bytes/hex.ts'
import type { UpdateParts } from './update.ts'
import { encodeUpdateParts } from './update.ts'

/** Each behind everything that it names and what its client wrote before, else by SHA-256 of the update. `edits` are in any causal order. */
export function inOneOrder<T extends { readonly parts: UpdateParts }>(edits: readonly T[]): readonly T[] {
  const known = new Map<number, Brought[]>()
  const ranked = edits.map((edit) => {
    const rank = 1 + Math.max(0, ...namedBy(edit.parts).map((id) => rankOf(known, id)))
    for (const { id, length } of edit.parts.structs) append(known, id.client, { end: id.clock + length, rank })
    return { edit, rank, hash: toHex(sha256(encodeUpdateParts(edit.parts))) }
  })
  return ranked.sort((a, b) => a.rank - b.rank || (a.hash < b.hash ? -1 : Number(a.hash > b.hash))).map(({ edit }) => edit)
}

/** Up to where an edit brought clocks of a client. */
interface Brought {
  readonly end: number
  readonly rank: number
}

/** Everything an edit builds on; of a range of deletions the last is enough, because what a client wrote first ranks lower. */
function namedBy({ structs, deletions }: UpdateParts): readonly Y.ID[] {
  const named = structs.flatMap(({ id, origin, rightOrigin, parent }) => {
    const before = id.clock > 0 ? [Y.createID(id.client, id.clock - 1)] : []
    return [...before, origin, rightOrigin, (parent as unknown) instanceof Y.ID ? (parent as unknown as Y.ID) : null]
  })
  const deleted = deletions.map(({ client, clock, length }) => Y.createID(client, clock + length - 1))
  return [...named, ...deleted].filter((id) => id !== null)
}

/** 0 for what none of the edits before brought. */
function rankOf(known: ReadonlyMap<number, readonly Brought[]>, { client, clock }: Y.ID): number {
  const brought = known.get(client) ?? []
  let [low, high] = [0, brought.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((brought[middle] as Brought).end > clock) high = middle
    else low = middle + 1
  }
  return brought[low]?.rank ?? 0
}

function append(known: Map<number, Brought[]>, client: number, one: Brought): void {
  const brought = known.get(client)
  if (brought) brought.push(one)
  else known.set(client, [one])
}

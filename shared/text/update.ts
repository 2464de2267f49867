/** A Yjs update (V1) taken apart and put together again: the ground for checking, joining, neutralising and moving edits. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { type Decoded, decoded, refused } from '../bytes/result.ts'

/** A run of deleted clocks of one client. */
export interface ClockRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** An update as its parts: insertions in clock order per client, and deletions. */
export interface UpdateParts {
  readonly structs: readonly Y.Item[]
  readonly deletions: readonly ClockRange[]
}

/** The most insertions one update may hold. A page of typing has dozens; a large paste some thousands. */
export const MAX_STRUCTS = 50_000

/** The largest body of a text entry, in bytes. */
export const MAX_TEXT_BYTES = 1024 * 1024

/** The largest edit taken from a page at once, in bytes; it leaves as several entries. */
export const MAX_EDIT_BYTES = 16 * 1024 * 1024

/** Takes an update apart. Refuses what is malformed, too large, or holds gaps, collected items or nested documents. */
export function decodeUpdateParts(update: Uint8Array, maxBytes = MAX_TEXT_BYTES): Decoded<UpdateParts> {
  if (update.length > maxBytes) return refused('too large')
  try {
    return partsOf(Y.decodeUpdate(update))
  } catch {
    return refused('malformed update')
  }
}

/** The V1 update with these parts. Structs of one client must follow each other without gaps. */
export function encodeUpdateParts(parts: UpdateParts): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const structsByClient = groupBy(parts.structs, (struct) => struct.id.client)
  encoding.writeVarUint(encoder.restEncoder, structsByClient.size)
  for (const [client, structs] of descending(structsByClient)) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0)
    for (const struct of structs) struct.write(encoder, 0)
  }
  writeDeletions(encoder, parts.deletions)
  return encoder.toUint8Array()
}

function partsOf(update: ReturnType<typeof Y.decodeUpdate>): Decoded<UpdateParts> {
  const structs: Y.Item[] = []
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item)) return refused('gap or collected item')
    if (struct.content instanceof Y.ContentDoc) return refused('nested document')
    if (structs.push(struct) > MAX_STRUCTS) return refused('too many insertions')
  }
  const deletions: ClockRange[] = []
  for (const [client, ranges] of update.ds.clients) {
    for (const { clock, len } of ranges) deletions.push({ client, clock, length: len })
    if (deletions.length > MAX_STRUCTS) return refused('too many deletions')
  }
  return decoded({ structs, deletions })
}

function writeDeletions(encoder: Y.UpdateEncoderV1, deletions: readonly ClockRange[]): void {
  const rangesByClient = groupBy(joinRanges(deletions), (range) => range.client)
  encoding.writeVarUint(encoder.restEncoder, rangesByClient.size)
  for (const [client, ranges] of descending(rangesByClient)) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const range of ranges) {
      encoder.writeDsClock(range.clock)
      encoder.writeDsLen(range.length)
    }
  }
}

function joinRanges(ranges: readonly ClockRange[]): readonly ClockRange[] {
  const joined: ClockRange[] = []
  for (const range of [...ranges].sort((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = joined.at(-1)
    if (last && last.client === range.client && range.clock <= last.clock + last.length) {
      const end = Math.max(last.clock + last.length, range.clock + range.length)
      joined[joined.length - 1] = { ...last, length: end - last.clock }
    } else joined.push(range)
  }
  return joined
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

const descending = <T>(groups: Map<number, T>): [number, T][] => [...groups].sort((a, b) => b[0] - a[0])

/** A Yjs update (V1) taken apart and put together again: the ground for checking, joining, neutralising and moving edits. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { isWithinDepth, MAX_VALUE_DEPTH } from '../bytes/value-depth.ts'

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

/** Takes an update apart. Refuses what is malformed, too large, or holds gaps, collected items, nested documents or values nested too deep. */
export function decodeUpdateParts(update: Uint8Array, maxBytes = MAX_TEXT_BYTES): Decoded<UpdateParts> {
  if (update.length > maxBytes) return refused('too large')
  try {
    const parts = partsOf(Y.decodeUpdate(update))
    return parts.ok && blocksOf(update) !== clientsOf(parts.value.structs) ? refused('insertions of one client in several places') : parts
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
    const reason = faultOf(struct.content)
    if (reason) return refused(reason)
    if (structs.push(struct) > MAX_STRUCTS) return refused('too many insertions')
  }
  const deletions: ClockRange[] = []
  for (const [client, ranges] of update.ds.clients) {
    for (const { clock, len } of ranges) deletions.push({ client, clock, length: len })
    if (deletions.length > MAX_STRUCTS) return refused('too many deletions')
  }
  return decoded({ structs, deletions })
}

const faultOf = (content: Y.Item['content']): string | undefined => {
  if (content instanceof Y.ContentDoc) return 'nested document'
  return isWithinBounds(content) ? undefined : 'nested too deep'
}

/** How many lists of insertions there are: of two by one client Yjs keeps the last when it applies them, and both when it decodes them. */
const blocksOf = (update: Uint8Array): number => decoding.readVarUint(decoding.createDecoder(update))

const clientsOf = (structs: readonly Y.Item[]): number => new Set(structs.map(({ id }) => id.client)).size

/** Of what an item holds that is neither characters nor a type of Yjs, and is read level by level. */
function isWithinBounds(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentFormat) return isWithinDepth(content.value, MAX_VALUE_DEPTH)
  if (content instanceof Y.ContentEmbed) return isWithinDepth(content.embed, MAX_VALUE_DEPTH)
  const values = content instanceof Y.ContentAny || content instanceof Y.ContentJSON ? content.arr : []
  return values.every((value) => isWithinDepth(value, MAX_VALUE_DEPTH))
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

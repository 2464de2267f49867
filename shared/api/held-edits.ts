/** What a host's state holds under one client id, compared item by item with what a guest wrote under it. */
import * as Y from 'yjs'

/** See the head of this file. */
export interface HeldItems {
  /** The next clock of the client id. */
  readonly end: number
  /** True if exactly this insertion is in the state: same place, same content. Somebody else's under the same clocks is not. */
  readonly has: (struct: Y.Item) => boolean
}

/** Reads a state (V1) that the own host has made. */
export function heldItems(state: Uint8Array, client: number): HeldItems {
  const items = Y.decodeUpdate(state).structs.filter((struct): struct is Y.Item => struct instanceof Y.Item && struct.id.client === client)
  const byClock = [...items].sort((a, b) => a.id.clock - b.id.clock)
  const last = byClock.at(-1)
  const itemAt = (clock: number): Y.Item | undefined => {
    const index = firstAfter(byClock, clock) - 1
    const item = byClock[index]
    return item && clock < item.id.clock + item.length ? item : undefined
  }
  const hasCharacters = (struct: Y.Item): boolean => {
    for (let offset = 0; offset < struct.length; offset++) {
      const clock = struct.id.clock + offset
      const item = itemAt(clock)
      if (!item || contentAt(item, clock - item.id.clock) !== contentAt(struct, offset)) return false
    }
    return true
  }
  const has = (struct: Y.Item): boolean => {
    const item = itemAt(struct.id.clock)
    return item !== undefined && isSamePlace(item, struct) && hasCharacters(struct)
  }
  return { end: last ? last.id.clock + last.length : 0, has }
}

/** The index of the first item that begins after a clock. */
function firstAfter(items: readonly Y.Item[], clock: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((items[middle]?.id.clock ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether the insertion begins where the held item has its character of that clock. Within an item the origin is the character before. */
function isSamePlace(held: Y.Item, struct: Y.Item): boolean {
  const offset = struct.id.clock - held.id.clock
  const origin = offset === 0 ? held.origin : Y.createID(held.id.client, struct.id.clock - 1)
  if (!Y.compareIDs(origin, struct.origin) || !Y.compareIDs(held.rightOrigin, struct.rightOrigin)) return false
  // Only insertions without neighbours say which parent they are in.
  return struct.origin !== null || struct.rightOrigin !== null || offset > 0 || placeOf(held) === placeOf(struct)
}

function placeOf({ parent, parentSub }: Y.Item): string {
  const named: unknown = parent
  const parentName = named instanceof Y.ID ? `${named.client}:${named.clock}` : String(named)
  return `${parentName}/${parentSub ?? ''}`
}

function contentAt({ content }: Y.Item, offset: number): string {
  if (content instanceof Y.ContentString) return content.str.charAt(offset)
  if (content instanceof Y.ContentType)
    return `type ${content.type instanceof Y.XmlElement ? content.type.nodeName : content.type.constructor.name}`
  if (content instanceof Y.ContentFormat) return `format ${content.key} ${JSON.stringify(content.value)}`
  return `other ${JSON.stringify(content.getContent()[offset] ?? null)}`
}

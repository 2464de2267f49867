/** Edits of a guest that the host has not made durable yet: numbered batches, and their move under another client id. */
import * as Y from 'yjs'
import { type ClientMoves, moveClients } from '../text/transform-text.ts'
import { decodeUpdateParts, encodeUpdateParts, MAX_EDIT_BYTES } from '../text/update.ts'

/** See the head of this file. */
export interface UnsavedEdits {
  readonly add: (update: Uint8Array) => void
  /** The next batch to send; undefined while one is under way or nothing waits. */
  readonly nextBatch: () => { readonly number: number; readonly updates: readonly Uint8Array[] } | undefined
  readonly confirm: (number: number) => void
  readonly isEmpty: () => boolean
  /** A new connection begins: edits whose insertions the host has are dropped, the rest waits to be sent again. */
  readonly dropHeld: (isHeld: (struct: Y.Item) => boolean) => void
  /** The lowest clock that waits under a client id; undefined if none does. */
  readonly firstClock: (client: number) => number | undefined
  /** Takes everything out, moved from one client id to another, or the same, whose next clock is `at`. Throws RangeError, taking nothing, where an edit is too large. */
  readonly takeMoved: (from: number, to: number, at: number) => readonly Uint8Array[]
  /** The words in it. */
  readonly words: () => string
  /** Takes everything out and answers the words in it. */
  readonly giveUp: () => string
}

/** As many are sent at once; the rest follows. */
const MOST_IN_BATCH = 1000

/** None yet. */
export function createUnsaved(): UnsavedEdits {
  let waiting: Uint8Array[] = []
  let underWay: { readonly number: number; readonly updates: readonly Uint8Array[] } | undefined
  let last = 0

  const all = (): readonly Uint8Array[] => [...(underWay?.updates ?? []), ...waiting]
  const takeAll = (): readonly Uint8Array[] => {
    const taken = all()
    waiting = []
    underWay = undefined
    return taken
  }
  const nextBatch: UnsavedEdits['nextBatch'] = () => {
    if (underWay || waiting.length === 0) return undefined
    underWay = { number: ++last, updates: waiting.slice(0, MOST_IN_BATCH) }
    waiting = waiting.slice(MOST_IN_BATCH)
    return underWay
  }
  const confirm = (number: number): void => {
    if (underWay && number >= underWay.number) underWay = undefined
  }
  const dropHeld = (isHeld: (struct: Y.Item) => boolean): void => {
    // Deletions alone are sent again: deleting twice is deleting once.
    waiting = takeAll().filter((update) => {
      const items = itemsOf(update)
      return items.length === 0 || !items.every(isHeld)
    })
  }
  const firstClock = (client: number): number | undefined => {
    const clocks = all().flatMap((update) => itemsOf(update).flatMap(({ id }) => (id.client === client ? [id.clock] : [])))
    return clocks.length === 0 ? undefined : clocks.reduce((lowest, clock) => Math.min(lowest, clock))
  }
  const takeMoved = (from: number, to: number, at: number): readonly Uint8Array[] => {
    const first = firstClock(from)
    if (first === undefined || (from === to && first === at)) return takeAll()
    const moves: ClientMoves = new Map([[from, [{ from: first, to, at }]]])
    const moved = all().map((update) => movedParts(update, moves))
    takeAll()
    return moved
  }
  return {
    add: (update) => void waiting.push(update),
    nextBatch,
    confirm,
    isEmpty: () => !underWay && waiting.length === 0,
    dropHeld,
    firstClock,
    takeMoved,
    words: () => wordsOf(all()),
    giveUp: () => wordsOf(takeAll()),
  }
}

/** The characters that edits insert, a line for each new block. */
export function wordsOf(updates: readonly Uint8Array[]): string {
  const contents = updates.flatMap((update) => itemsOf(update).map(({ content }) => content))
  return contents.map(charactersOf).join('').replace(/^\n+/, '')
}

function charactersOf(content: Y.Item['content']): string {
  if (content instanceof Y.ContentString) return content.str
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? '\n' : ''
}

const itemsOf = (update: Uint8Array): readonly Y.Item[] => Y.decodeUpdate(update).structs.filter((struct) => struct instanceof Y.Item)

/** Throws RangeError for more than an edit may hold. */
function movedParts(update: Uint8Array, moves: ClientMoves): Uint8Array {
  const parts = decodeUpdateParts(update, MAX_EDIT_BYTES)
  if (!parts.ok) throw new RangeError(`an edit cannot be moved: ${parts.reason}`)
  return encodeUpdateParts(moveClients(parts.value, moves))
}

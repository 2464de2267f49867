/** Edits of a guest that the host has not made durable yet: numbered batches, and their move under another client id. */
import * as Y from 'yjs'
import { moveClients } from '../text/transform-text.ts'
import { decodeUpdateParts, encodeUpdateParts, MAX_EDIT_BYTES, type UpdateParts } from '../text/update.ts'

/** See the head of this file. */
export interface UnsavedEdits {
  readonly add: (update: Uint8Array) => void
  /** The next batch to send; undefined while one is under way or nothing waits. */
  readonly nextBatch: () => { readonly number: number; readonly updates: readonly Uint8Array[] } | undefined
  readonly confirm: (number: number) => void
  readonly isEmpty: () => boolean
  /** A new connection begins: what the host holds already (clocks of the client below `clock`) is dropped, the rest waits to be sent again. */
  readonly dropHeld: (client: number, clock: number) => void
  /** Takes everything out, moved from one client id to another whose next clock is `at`. */
  readonly takeMoved: (from: number, to: number, at: number) => readonly Uint8Array[]
  /** Takes everything out and answers the words in it. */
  readonly giveUp: () => string
}

/** None yet. */
export function createUnsaved(): UnsavedEdits {
  let waiting: Uint8Array[] = []
  let underWay: { readonly number: number; readonly updates: readonly Uint8Array[] } | undefined
  let last = 0

  const takeAll = (): readonly Uint8Array[] => {
    const all = [...(underWay?.updates ?? []), ...waiting]
    waiting = []
    underWay = undefined
    return all
  }
  const nextBatch: UnsavedEdits['nextBatch'] = () => {
    if (underWay || waiting.length === 0) return undefined
    underWay = { number: ++last, updates: waiting }
    waiting = []
    return underWay
  }
  const confirm = (number: number): void => {
    if (underWay && number >= underWay.number) underWay = undefined
  }
  const dropHeld = (client: number, clock: number): void => {
    waiting = takeAll().filter((update) => !isHeld(partsOf(update), client, clock))
  }
  const takeMoved = (from: number, to: number, at: number): readonly Uint8Array[] => {
    const parts = takeAll().map(partsOf)
    const own = parts.flatMap(({ structs }) => structs).filter(({ id }) => id.client === from)
    const first = own.reduce((lowest, { id }) => Math.min(lowest, id.clock), Number.POSITIVE_INFINITY)
    const moves = new Map(own.length > 0 ? [[from, [{ from: first, to, at }]]] : [])
    return parts.map((part) => encodeUpdateParts(moveClients(part, moves)))
  }
  return {
    add: (update) => void waiting.push(update),
    nextBatch,
    confirm,
    isEmpty: () => !underWay && waiting.length === 0,
    dropHeld,
    takeMoved,
    giveUp: () => takeAll().map(partsOf).map(wordsOf).join(''),
  }
}

/** A page's own update is well formed, because Yjs has just made it. */
function partsOf(update: Uint8Array): UpdateParts {
  const parts = decodeUpdateParts(update, MAX_EDIT_BYTES)
  if (!parts.ok) throw new Error(`an own edit is malformed: ${parts.reason}`)
  return parts.value
}

/** Deletions alone are sent again: deleting twice is deleting once. */
function isHeld({ structs }: UpdateParts, client: number, clock: number): boolean {
  return structs.length > 0 && structs.every(({ id, length }) => id.client === client && id.clock + length <= clock)
}

function wordsOf({ structs }: UpdateParts): string {
  return structs
    .map(({ content }) => (content instanceof Y.ContentString ? content.str : content instanceof Y.ContentType ? '\n' : ''))
    .join('')
}

/** A guest's copy of a text: edits go to the host in order and are known as saved only when it said so; a lost pipe loses no word. */
import * as Y from 'yjs'
import { applyAsIs } from '../text/apply-update.ts'
import type { Call, Client } from './client.ts'
import { type DocumentMessage, decodeDocumentMessage, encodeDocumentMessage } from './document-messages.ts'
import { createUnsaved } from './unsaved-edits.ts'

/** What a guest hears of its copy. */
export interface AttachedEvents {
  /** Which edits are a person's own: only those of these origins are sent. */
  readonly isOwn: (origin: unknown) => boolean
  /** `isSaved` or `mayWrite` may have changed. */
  readonly changed: () => void
  /** A new copy took the old one's place: show that one from now on. What was unsaved is in it. */
  readonly replaced: (doc: Y.Doc) => void
  /** These words could not be taken, whatever was tried: give them to the person. */
  readonly lost: (words: string) => void
  readonly presence: (bytes: Uint8Array) => void
}

/** How a guest reaches the host: the client and its calls for one coalition. */
export interface Connection {
  readonly client: Pick<Client, 'onDocument' | 'sendDocument' | 'isClosed'>
  readonly call: Call
}

/** See the head of this file. */
export interface AttachedDocument {
  readonly doc: () => Y.Doc
  readonly mayWrite: () => boolean
  /** True when the host has made everything durable that was written here. */
  readonly isSaved: () => boolean
  readonly sayPresence: (bytes: Uint8Array) => void
  /** Goes on over a new pipe after the old one broke. */
  readonly reattach: (connection: Connection) => Promise<void>
  readonly close: () => void
}

/** Origins of what did not begin here. */
const HOST = Symbol('host')
const RESTORED = Symbol('restored')
/** An edit that was refused is tried once more under a new client id; then the words go back to the person. */
const MOST_REFUSALS = 2

/** Attaches to a position's text; resolves when its whole state is here. Throws what the host throws. */
export async function attachDocument(connection: Connection, position: string, events: AttachedEvents): Promise<AttachedDocument> {
  const copy = createCopy(position, events)
  await copy.reattach(connection)
  return copy
}

function createCopy(position: string, events: AttachedEvents): AttachedDocument {
  const unsaved = createUnsaved()
  let doc = new Y.Doc({ gc: false })
  let at: { readonly connection: Connection; readonly channel: number; readonly clientId: number | null } | undefined
  let begun = (): void => undefined
  let stop = (): void => undefined
  let refusals = 0

  const reattach = async (connection: Connection): Promise<void> => {
    stop()
    const { channel, clientId } = await connection.call('document.attach', { position, resume: at?.clientId ?? undefined })
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    at = { connection, channel, clientId }
    stop = connection.client.onDocument(channel, hear)
    await isBegun
  }
  const hear = (bytes: Uint8Array): void => {
    const message = decodeDocumentMessage(bytes)
    if (message.ok) handle(message.value)
  }
  const handle = (message: DocumentMessage): void => {
    if (message.type === 'state') begin(message.update)
    else if (message.type === 'update') applyAsIs(doc, [message.update], HOST)
    else if (message.type === 'saved') confirm(message.number)
    else if (message.type === 'refused') refuse()
    else if (message.type === 'replaced') again()
    else if (message.type === 'presence') events.presence(message.bytes)
  }
  const begin = (state: Uint8Array): void => {
    const clientId = at?.clientId ?? null
    unsaved.dropHeld(doc.clientID, Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)).get(doc.clientID) ?? 0)
    if (clientId !== null && clientId === doc.clientID) applyAsIs(doc, [state], HOST)
    else replace(state, clientId)
    begun()
    pump()
    events.changed()
  }
  const replace = (state: Uint8Array, clientId: number | null): void => {
    const old = doc
    doc = new Y.Doc({ gc: false })
    applyAsIs(doc, [state], HOST)
    if (clientId !== null) doc.clientID = clientId
    const moved = clientId === null ? [] : unsaved.takeMoved(old.clientID, clientId, Y.getState(doc.store, clientId))
    doc.on('update', capture)
    applyAsIs(doc, moved, RESTORED)
    events.replaced(doc)
    old.destroy()
  }
  const capture = (update: Uint8Array, origin: unknown): void => {
    if (origin !== RESTORED && !events.isOwn(origin)) return
    unsaved.add(update)
    pump()
    events.changed()
  }
  /** One batch is under way at a time: what is typed meanwhile is made durable together with the next. */
  const pump = (): void => {
    if (!at || at.clientId === null || at.connection.client.isClosed()) return
    const batch = unsaved.nextBatch()
    if (batch) send({ type: 'edit', ...batch })
  }
  const confirm = (number: number): void => {
    unsaved.confirm(number)
    refusals = 0
    pump()
    events.changed()
  }
  const refuse = (): void => {
    refusals++
    if (refusals >= MOST_REFUSALS) events.lost(unsaved.giveUp())
    again()
  }
  /** The text is loaded anew; whatever is unsaved moves into it. */
  const again = (): void => {
    const connection = at?.connection
    if (!connection || connection.client.isClosed()) return
    stop()
    // A copy that must be loaded anew cannot go on under its client id.
    at = undefined
    reattach(connection).catch(() => events.changed())
  }
  const send = (message: DocumentMessage): void => {
    if (at && !at.connection.client.isClosed()) at.connection.client.sendDocument(at.channel, encodeDocumentMessage(message))
  }
  const close = (): void => {
    stop()
    if (at && !at.connection.client.isClosed()) void at.connection.call('document.detach', { channel: at.channel }).catch(() => undefined)
    at = undefined
    doc.destroy()
  }
  return {
    doc: () => doc,
    mayWrite: () => at !== undefined && at.clientId !== null,
    isSaved: unsaved.isEmpty,
    sayPresence: (bytes) => send({ type: 'presence', bytes }),
    reattach,
    close,
  }
}

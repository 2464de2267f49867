/** A guest's copy of a text: edits go to the host in order and are known as saved only when it said so; a lost pipe loses no word. SPEC rules PIPE-5, PIPE-6. */
import * as Y from 'yjs'
import { applyAsIs } from '../text/apply-update.ts'
import type { Call, Client } from './client.ts'
import type { OutputOf } from './contract.ts'
import { type DocumentMessage, decodeDocumentMessage, encodeDocumentMessage } from './document-messages.ts'
import { heldItems } from './held-edits.ts'
import { createUnsaved, wordsOf } from './unsaved-edits.ts'

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
  readonly client: Pick<Client, 'onDocument' | 'sendDocument' | 'isClosed' | 'onClose'>
  readonly call: Call
}

/** See the head of this file. */
export interface AttachedDocument {
  readonly doc: () => Y.Doc
  /** False for readers, and while the text is being loaded anew. True while the pipe is cut: what is typed is sent after `reattach`. */
  readonly mayWrite: () => boolean
  /** True when the host has made everything durable that was written here. */
  readonly isSaved: () => boolean
  readonly sayPresence: (bytes: Uint8Array) => void
  /** Goes on over a new pipe after the old one broke, or after the profile was opened again. Throws what the host throws. */
  readonly reattach: (connection: Connection) => Promise<void>
  /** Lets go once everything written is saved; what cannot be saved any more is given back through `lost`. */
  readonly close: () => void
}

type Attachment = OutputOf<'document.attach'> & { readonly connection: Connection }

/** Origins of what did not begin here. */
const HOST = Symbol('host')
const RESTORED = Symbol('restored')
/** An edit that was refused is tried once more on a newly loaded text; then the words go back to the person. */
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
  let at: Attachment | undefined
  let stop = (): void => undefined
  let turn = 0
  let refusals = 0
  /** The copy holds edits that the host has refused or neutralised: it cannot be brought in step, only loaded anew. */
  let isDiverged = false
  let isClosing = false

  const reattach = async (connection: Connection): Promise<void> => {
    const own = ++turn
    const resume = at && !isDiverged && at.clientId !== null ? { clientId: at.clientId, hold: at.hold } : undefined
    stop()
    const attached = await connection.call('document.attach', { position, resume })
    if (own !== turn) return detach({ ...attached, connection })
    at = { ...attached, connection }
    const stops = [connection.client.onDocument(attached.channel, hear), connection.client.onClose(finishIfClosing)]
    stop = () => {
      for (const each of stops) each()
    }
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
    const held = heldItems(state, doc.clientID)
    unsaved.dropHeld(held.has)
    const first = unsaved.firstClock(doc.clientID)
    const goesOn = clientId === doc.clientID && !isDiverged && (first === undefined || first === held.end)
    if (goesOn) applyAsIs(doc, [state], HOST)
    else replace(state, clientId)
    isDiverged = false
    pump()
    finishIfClosing()
    events.changed()
  }
  const replace = (state: Uint8Array, clientId: number | null): void => {
    const old = doc
    const loaded = docOf(state, clientId)
    const moved = clientId === null ? undefined : moveUnsaved(old.clientID, loaded)
    const fits = moved !== undefined && tryUpdates(state, moved)
    doc = loaded
    if (fits) {
      doc.on('update', capture)
      applyAsIs(doc, moved, RESTORED)
    } else {
      giveBack(unsaved.giveUp() || wordsOf(moved ?? []))
      doc.on('update', capture)
    }
    events.replaced(doc)
    old.destroy()
  }
  const moveUnsaved = (from: number, to: Y.Doc): readonly Uint8Array[] | undefined => {
    try {
      return unsaved.takeMoved(from, to.clientID, Y.getState(to.store, to.clientID))
    } catch {
      return undefined
    }
  }
  const capture = (update: Uint8Array, origin: unknown): void => {
    if (origin !== RESTORED && !events.isOwn(origin)) return
    unsaved.add(update)
    pump()
    events.changed()
  }
  const canSend = (): boolean => at !== undefined && at.clientId !== null && !at.connection.client.isClosed()
  /** One batch is under way at a time: what is typed meanwhile is made durable together with the next. */
  const pump = (): void => {
    const batch = canSend() && !isDiverged ? unsaved.nextBatch() : undefined
    if (batch) send({ type: 'edit', ...batch })
  }
  const confirm = (number: number): void => {
    unsaved.confirm(number)
    refusals = 0
    pump()
    finishIfClosing()
    events.changed()
  }
  const refuse = (): void => {
    refusals++
    if (refusals >= MOST_REFUSALS) {
      refusals = 0
      giveBack(unsaved.giveUp())
    }
    again()
  }
  const giveBack = (words: string): void => {
    if (words !== '') events.lost(words)
  }
  /** The host has let go of this attachment: the text is loaded anew, and whatever is unsaved moves into it. */
  const again = (): void => {
    const connection = at?.connection
    isDiverged = true
    stop()
    at = undefined
    events.changed()
    if (connection && !connection.client.isClosed()) reattach(connection).catch(finishIfClosing)
  }
  const send = (message: DocumentMessage): void => {
    if (at && !at.connection.client.isClosed()) at.connection.client.sendDocument(at.channel, encodeDocumentMessage(message))
  }
  const close = (): void => {
    isClosing = true
    finishIfClosing()
  }
  const finishIfClosing = (): void => {
    if (!isClosing || (canSend() && !unsaved.isEmpty())) return
    isClosing = false
    turn++
    stop()
    if (at) detach(at)
    at = undefined
    giveBack(unsaved.giveUp())
    doc.destroy()
  }
  return {
    doc: () => doc,
    mayWrite: () => at !== undefined && at.clientId !== null && !isDiverged,
    isSaved: unsaved.isEmpty,
    sayPresence: (bytes) => send({ type: 'presence', bytes }),
    reattach,
    close,
  }
}

function docOf(state: Uint8Array, clientId: number | null): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  applyAsIs(doc, [state], HOST)
  if (clientId !== null) doc.clientID = clientId
  return doc
}

/** Whether updates find everything they refer to in a state: Yjs would keep them back for ever without a word. */
function tryUpdates(state: Uint8Array, updates: readonly Uint8Array[]): boolean {
  if (updates.length === 0) return true
  const doc = docOf(state, null)
  applyAsIs(doc, updates, HOST)
  const fits = doc.store.pendingStructs === null && doc.store.pendingDs === null
  doc.destroy()
  return fits
}

function detach({ connection, channel }: Attachment): void {
  if (connection.client.isClosed()) return
  // The pipe may close meanwhile; then the host lets go by itself.
  connection.call('document.detach', { channel }).catch(() => undefined)
}

/** A guest's copy of a text: edits go to the host in order and are known as saved only when it said so; a lost pipe or a full disk loses no word. SPEC rules PIPE-5 to PIPE-7. */
import * as Y from 'yjs'
import type { Clock, Timer } from '../clock.ts'
import type { ErrorCode } from '../errors.ts'
import { applyAsIs } from '../text/apply-update.ts'
import { type Connection, createAttachment } from './attachment.ts'
import type { DocumentMessage } from './document-messages.ts'
import { heldItems } from './held-edits.ts'
import { FROM_HOST, reloadText } from './reload-text.ts'
import { createUnsaved } from './unsaved-edits.ts'

export type { Connection } from './attachment.ts'

/** What a guest hears of its copy. */
export interface AttachedEvents {
  /** Which edits are a person's own: only those of these origins are sent. */
  readonly isOwn: (origin: unknown) => boolean
  /** `isSaved`, `isFull` or `mayWrite` may have changed. */
  readonly changed: () => void
  /** A new copy took the old one's place: show that one from now on. What was unsaved is in it. */
  readonly replaced: (doc: Y.Doc) => void
  /** These words could not be taken, whatever was tried: give them to the person. */
  readonly lost: (words: string) => void
  readonly presence: (bytes: Uint8Array) => void
}

/** See the head of this file. */
export interface AttachedDocument {
  readonly doc: () => Y.Doc
  /** False for readers, and while the text is being loaded anew. True while the pipe is cut: what is typed is sent after `reattach`. */
  readonly mayWrite: () => boolean
  /** True when the host has made everything durable that was written here. */
  readonly isSaved: () => boolean
  /** True while the computer's disk has no room for what is unsaved: nobody writes until there is. */
  readonly isFull: () => boolean
  /** The words that are not durable yet, for a person to copy: they stay unsaved. */
  readonly unsavedWords: () => string
  readonly sayPresence: (bytes: Uint8Array) => void
  /** Goes on over a new pipe after the old one broke, or after the profile was opened again. Throws what the host throws. */
  readonly reattach: (connection: Connection) => Promise<void>
  /** Lets go once everything written is saved; what cannot be saved any more is given back through `lost`. */
  readonly close: () => void
}

/** Marks what was unsaved when a text was loaded anew. */
const RESTORED = Symbol('restored')
/** An edit that was refused is tried once more on a newly loaded text; then the words go back to the person. */
const MOST_REFUSALS = 2
/** A disk is tried so often for room, and a host that could not attach again. */
const AGAIN_MS = 5_000

/** Attaches to a position's text; resolves when its whole state is here. Throws what the host throws. */
export async function attachDocument(
  connection: Connection,
  position: string,
  events: AttachedEvents,
  clock: Clock,
): Promise<AttachedDocument> {
  const copy = createCopy(position, events, clock)
  await copy.reattach(connection)
  return copy
}

function createCopy(position: string, events: AttachedEvents, clock: Clock): AttachedDocument {
  const unsaved = createUnsaved()
  const held = createDoc(unsaved, events, () => pump())
  const attachment = createAttachment(position, { message: (message) => hear(message), pipeClosed: () => finishIfClosing() })
  let refusals = 0
  /** The copy holds edits that the host has refused or neutralised: it cannot be brought in step, only loaded anew. */
  let isDiverged = false
  let isClosing = false
  let isFull = false
  let again: Timer | undefined
  let attempt = 0

  const hear = (message: DocumentMessage): void => {
    if (message.type === 'state') begin(message.update)
    else if (message.type === 'update') held.apply(message.update)
    else if (message.type === 'saved') confirm(message.number)
    else if (message.type === 'refused') refuse(message.code)
    else if (message.type === 'replaced') loadAnew()
    else if (message.type === 'presence') events.presence(message.bytes)
  }
  const begin = (state: Uint8Array): void => {
    held.bringIn(state, attachment.clientId() ?? null, isDiverged)
    isDiverged = false
    isFull &&= !unsaved.isEmpty()
    pump()
    finishIfClosing()
    events.changed()
  }
  /** One batch is under way at a time: what is typed meanwhile is made durable together with the next. */
  const pump = (): void => {
    const batch = attachment.canSend() && !isDiverged ? unsaved.nextBatch() : undefined
    if (batch) attachment.send({ type: 'edit', ...batch })
  }
  const confirm = (number: number): void => {
    unsaved.confirm(number)
    refusals = 0
    isFull = false
    pump()
    finishIfClosing()
    events.changed()
  }
  const refuse = (code: ErrorCode): void => {
    if (code === 'disk-full' && !isClosing) return waitForRoom()
    if (++refusals >= MOST_REFUSALS) {
      refusals = 0
      giveBack(events, unsaved.giveUp())
    }
    loadAnew()
  }
  /** The host has let go of this attachment: the text is loaded anew, and whatever is unsaved moves into it. */
  const loadAnew = (): void => {
    isDiverged = true
    const connection = attachment.dropped()
    events.changed()
    if (connection) attachAnew(connection)
  }
  const waitForRoom = (): void => {
    isFull = true
    isDiverged = true
    const connection = attachment.dropped()
    events.changed()
    if (connection) later(connection)
  }
  const later = (connection: Connection): void => {
    again?.cancel()
    again = clock.after(AGAIN_MS, () => attachAnew(connection))
  }
  /** What fails over a pipe that stands is tried again, unless it was not the latest attempt: nobody else would. A pipe that broke brings another connection. */
  const attachAnew = (connection: Connection): void => {
    const own = ++attempt
    attachment.begin(connection, false).catch(() => {
      finishIfClosing()
      if (own === attempt && !connection.client.isClosed()) later(connection)
    })
  }
  const finishIfClosing = (): void => {
    if (!isClosing || (attachment.canSend() && !unsaved.isEmpty())) return
    isClosing = false
    attempt++
    again?.cancel()
    attachment.end()
    giveBack(events, unsaved.giveUp())
    held.doc().destroy()
  }
  return {
    doc: held.doc,
    mayWrite: () => typeof attachment.clientId() === 'number' && !isDiverged && !isFull,
    isSaved: unsaved.isEmpty,
    isFull: () => isFull,
    unsavedWords: unsaved.words,
    sayPresence: (bytes) => attachment.send({ type: 'presence', bytes }),
    reattach: async (connection) => {
      attempt++
      again?.cancel()
      await attachment.begin(connection, !isDiverged)
    },
    close: () => {
      isClosing = true
      finishIfClosing()
    },
  }
}

/** The document a copy shows, whose own edits become unsaved ones. */
function createDoc(unsaved: ReturnType<typeof createUnsaved>, events: AttachedEvents, captured: () => void) {
  let doc = new Y.Doc({ gc: false })

  const capture = (update: Uint8Array, origin: unknown): void => {
    if (origin !== RESTORED && !events.isOwn(origin)) return
    unsaved.add(update)
    captured()
    events.changed()
  }
  /** A state of the host: it is added to the document if that can go on under the same client id, or takes its place. */
  const bringIn = (state: Uint8Array, clientId: number | null, isDiverged: boolean): void => {
    const held = heldItems(state, doc.clientID)
    unsaved.dropHeld(held.has)
    const first = unsaved.firstClock(doc.clientID)
    const goesOn = clientId === doc.clientID && !isDiverged && (first === undefined || first === held.end)
    if (goesOn) apply(state)
    else replace(state, clientId)
  }
  const replace = (state: Uint8Array, clientId: number | null): void => {
    const old = doc
    const { doc: loaded, moved, lost } = reloadText(state, old.clientID, clientId, unsaved)
    doc = loaded
    doc.on('update', capture)
    if (moved.length > 0) applyAsIs(doc, moved, RESTORED)
    giveBack(events, lost)
    events.replaced(doc)
    old.destroy()
  }
  const apply = (update: Uint8Array): void => applyAsIs(doc, [update], FROM_HOST)
  return { doc: () => doc, bringIn, apply }
}

function giveBack({ lost }: AttachedEvents, words: string): void {
  if (words !== '') lost(words)
}

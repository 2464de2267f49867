/** A position's text as this page has it open: its document, whether it may be written, whether it is saved; over every broken pipe. */
import type * as Y from 'yjs'
import { type AttachedDocument, attachDocument, type Connection } from '../../shared/api/attached-document.ts'
import { readBody } from '../../shared/document/read-body.ts'
import { positionSchema } from '../../shared/document/schema.ts'
import { isOwnEdit } from '../editor/binding.ts'
import type { HostConnection } from '../host/connection.ts'
import { createPageClock } from '../host/page-clock.ts'

/** What a screen shows of it. */
export interface TextState {
  /** The document to show; undefined until it is here. A new one takes its place when the text had to be loaded anew. */
  readonly doc: Y.Doc | undefined
  readonly mayWrite: boolean
  /** False from a keystroke until the host says that it is durable. */
  readonly isSaved: boolean
  /** The computer's disk has no room for what was written last. */
  readonly isFull: boolean
  /** It holds what this version cannot show, so nobody writes it here. */
  readonly isNewer: boolean
  readonly error: Error | undefined
}

/** See the head of this file. */
export interface TextSession {
  readonly state: () => TextState
  readonly listen: (listener: () => void) => () => void
  /** The words that are only in this page; empty where there are none. */
  readonly unsavedWords: () => string
  readonly sayPresence: (bytes: Uint8Array) => void
  readonly onPresence: (listener: (bytes: Uint8Array) => void) => () => void
  /** The editor had to leave something out. */
  readonly markNewer: () => void
  /** Tries once more what failed. */
  readonly retry: () => void
  readonly close: () => void
}

/** Before the text is here. */
export const NOTHING_HERE: TextState = { doc: undefined, mayWrite: false, isSaved: true, isFull: false, isNewer: false, error: undefined }

/** Which text, and who hears of words that could not be taken, also after closing. */
export interface TextSessionConfig {
  readonly connection: HostConnection
  readonly coalition: string | undefined
  readonly position: string
  readonly lost: (words: string) => void
}

/** Opens the text, and opens it again over each new connection. */
export function openTextSession({ connection, coalition, position, lost }: TextSessionConfig): TextSession {
  const listeners = new Set<() => void>()
  const presenceListeners = new Set<(bytes: Uint8Array) => void>()
  let state = NOTHING_HERE
  let attached: AttachedDocument | undefined
  let isClosed = false
  let turn = 0

  const become = (change: Partial<TextState>): void => {
    state = { ...state, ...change }
    for (const listener of [...listeners]) listener()
  }
  const changed = (): void => {
    if (!attached) return
    const mayWrite = attached.mayWrite() && !state.isNewer
    const [isSaved, isFull] = [attached.isSaved(), attached.isFull()]
    if (mayWrite !== state.mayWrite || isSaved !== state.isSaved || isFull !== state.isFull) become({ mayWrite, isSaved, isFull })
  }
  const events = {
    isOwn: (origin: unknown) => isOwnEdit(origin) && state.mayWrite,
    changed,
    replaced: (doc: Y.Doc) => become({ doc, isNewer: !isShowable(doc), error: undefined }),
    lost,
    presence: (bytes: Uint8Array) => {
      for (const listener of [...presenceListeners]) listener(bytes)
    },
  }
  const open = async (): Promise<void> => {
    const here = connectionNow(connection, coalition)
    if (!here || isClosed) return
    const mine = ++turn
    const error = await attach(here).then(() => undefined, asError)
    if (mine !== turn) return
    if (!error) changed()
    else if (!here.client.isClosed()) become({ error })
  }
  const attach = async (here: Connection): Promise<void> => {
    if (attached) return await attached.reattach(here)
    const opened = await attachDocument(here, position, events, createPageClock())
    if (isClosed || attached) opened.close()
    else attached = opened
  }
  const stop = connection.listen(() => {
    if (connection.state() === 'open') void open()
  })
  void open()
  return {
    state: () => state,
    listen: (listener) => subscribe(listeners, listener),
    unsavedWords: () => attached?.unsavedWords() ?? '',
    sayPresence: (bytes) => attached?.sayPresence(bytes),
    onPresence: (listener) => subscribe(presenceListeners, listener),
    retry: () => {
      become({ error: undefined })
      void open()
    },
    markNewer: () => become({ isNewer: true, mayWrite: false }),
    close: () => {
      isClosed = true
      stop()
      attached?.close()
    },
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

function connectionNow(connection: HostConnection, coalition: string | undefined): Connection | undefined {
  const client = connection.client()
  return client && { client, call: coalition === undefined ? client.call : client.callIn(coalition) }
}

/** Whether an editor of this version shows all of it. */
function isShowable(doc: Y.Doc): boolean {
  const { content, isComplete } = readBody(doc)
  const block = positionSchema.nodes['doc']?.contentMatch
  return isComplete && content.every(({ type }) => block?.matchType(positionSchema.nodes[type] as never) !== null)
}

function subscribe<T>(set: Set<T>, item: T): () => void {
  set.add(item)
  return () => void set.delete(item)
}

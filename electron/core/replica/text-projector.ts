/** Keeps what lists, search and opening read of a text in step with it: the projection soon after a change, the snapshot when it is worth it. */
import * as Y from 'yjs'
import { isAppError } from '../../../shared/errors.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore, TextProjection } from '../ports/replica-store.ts'
import { createDueWork, unlessFull } from './due-work.ts'
import type { Generation } from './generation.ts'
import type { LiveDocument } from './live-document.ts'

/** See the head of this file. */
export interface TextProjector {
  /** The document changed: its projection follows within half a second. */
  readonly changed: (document: DocumentId) => void
  /** Writes what lags behind now. */
  readonly flush: () => void
  /** Writes one text that is about to be closed. */
  readonly closing: (live: LiveDocument) => void
  /** True where the last try to read it failed: lists show what was read before. */
  readonly isUnread: (document: DocumentId) => boolean
  /** Writes what lags behind and there is room for, and stops: the rest is found when the store is opened again. */
  readonly close: () => void
}

/** What a projector needs. */
export interface TextProjectorTools {
  readonly store: ReplicaStore
  readonly clock: Clock
  readonly log: Log
  readonly generation: Generation
  /** The live document if it is open. */
  readonly opened: (document: DocumentId) => LiveDocument | undefined
  readonly load: (document: DocumentId) => LiveDocument
  readonly readText: (doc: Y.Doc) => Omit<TextProjection, 'document'>
}

const DELAY_MS = 500
const SNAPSHOT_AFTER_ROWS = 500

/** A projector that begins with what an earlier run of the program left behind. */
export function createTextProjector(tools: TextProjectorTools): TextProjector {
  const { store, generation } = tools
  const lagging = new Set<DocumentId>()
  const unread = new Set<DocumentId>()
  const writing = createDueWork(tools, () => flush())

  const changed = (document: DocumentId): void => {
    lagging.add(document)
    writing.soon(DELAY_MS)
  }
  const flush = (): void => {
    writing.cancel()
    for (const document of lagging) writeOne(document)
  }
  /** A fault in reading one text is a bug: it is logged, and the others go on. */
  const writeOne = (document: DocumentId): void => {
    const live = tools.opened(document)
    try {
      if (live) write(live, false)
      else writeClosed(document)
    } catch (error) {
      if (isAppError(error)) throw error
      lagging.delete(document)
      unread.add(document)
      tools.log.warn('a text cannot be read', { document, at: placeOf(error) })
    }
  }
  const close = (): void => {
    unlessFull(tools.log, flush)
    writing.cancel()
  }
  const writeClosed = (document: DocumentId): void => {
    const live = tools.load(document)
    try {
      write(live, true)
    } finally {
      live.destroy()
    }
  }
  const write = (live: LiveDocument, isClosing: boolean): void => {
    store.transaction(() => {
      store.setProjection({ document: live.id, ...tools.readText(live.doc) })
      if (isSnapshotDue(live, isClosing)) keepSnapshot(live)
    })
    lagging.delete(live.id)
    unread.delete(live.id)
  }
  /** A text that holds anything unsealed has no snapshot: the tail is not in the record yet. Nor has one that is made in the one order. */
  const isSnapshotDue = (live: LiveDocument, isClosing: boolean): boolean => {
    const behind = live.position() - snapshotPosition(live.id)
    return !live.isInOneOrder && behind > 0 && (isClosing || behind >= SNAPSHOT_AFTER_ROWS) && !store.tailDocuments().includes(live.id)
  }
  const snapshotPosition = (document: DocumentId): number => {
    const snapshot = store.snapshot(document)
    return snapshot?.generation === generation.current() ? snapshot.position : 0
  }
  const keepSnapshot = (live: LiveDocument): void => {
    const state = Y.encodeStateAsUpdate(live.doc)
    store.setSnapshot({ document: live.id, position: live.position(), generation: generation.current(), state })
  }
  for (const document of store.documents()) {
    if (store.texts(document, snapshotPosition(document), 1).length > 0 || store.tail(document).length > 0) changed(document)
  }
  return { changed, flush, closing: (live) => write(live, true), isUnread: (document) => unread.has(document), close }
}

/** Where it was thrown, without what it says: that may hold words of the text. */
const placeOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .join('\n')
    : 'unknown'

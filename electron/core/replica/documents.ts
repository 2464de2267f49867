/** Open texts: pages lease client ids, submit edits and hear of others'; closed texts keep their projections fresh. */
import * as Y from 'yjs'
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import { applyAsIs } from '../../../shared/text/apply-update.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import type { ReplicaStore, TextProjection } from '../ports/replica-store.ts'
import { checkEdit, createLeases, type Leases } from './edits.ts'
import type { EffectiveText } from './effective-text.ts'
import { type LiveDocument, readDocument } from './live-document.ts'

/** A page's right to write under one client id. */
export interface Lease {
  readonly clientId: number
  /** Makes edits durable, in one commit, before it returns. Throws `edit-refused`, `too-large` or `lease-revoked`; then nothing was taken. */
  readonly submit: (updates: readonly Uint8Array[]) => void
  readonly release: () => void
}

/** What an open text tells its reader. */
export interface DocumentEvents {
  /** The text changed; `update` is what to apply to a copy. Not called for edits of the lease that submitted them. */
  readonly changed?: (update: Uint8Array, origin: unknown) => void
  /** The text was built anew because other entries count now: copies must be loaded again; leases are revoked. */
  readonly replaced?: () => void
}

/** One reader's hold on an open text. */
export interface OpenDocument {
  readonly id: DocumentId
  /** The whole state to start a copy from. */
  readonly state: () => Uint8Array
  /** The live document: read it, never write it. */
  readonly read: <T>(reader: (doc: Y.Doc) => T) => T
  /** A client id to write under; the one of an earlier hold, `resume`, where nobody else has it. */
  readonly lease: (resume?: number) => Lease
  readonly close: () => void
}

/** See the head of this file. */
export interface Documents {
  readonly open: (document: DocumentId, events?: DocumentEvents) => OpenDocument
  /** Marks every snapshot as out of date, because other entries count now. Call in the transaction that changed it. */
  readonly exclusionsChanged: () => void
  /** Tells of entries applied: open texts show them, projections follow. */
  readonly entriesApplied: (documents: ReadonlySet<DocumentId>, exclusionsChanged: boolean) => void
  /** Seals what every document has unsealed; called on close and before anything that must contain it. */
  readonly sealAll: () => void
  /** Writes projections that lag behind. */
  readonly flush: () => void
  readonly close: () => void
}

/** What documents need. `seal` seals one document's tail in a transaction of its own. */
export interface DocumentTools {
  readonly store: ReplicaStore
  readonly clock: Clock
  readonly effective: EffectiveText
  readonly coalition: CoalitionId
  readonly device: () => DeviceId
  readonly seal: (document: DocumentId) => void
  /** Milliseconds from an edit to its entry: short while somebody is linked, longer otherwise. */
  readonly sealDelayMs: () => number
  readonly readText: (doc: Y.Doc) => Omit<TextProjection, 'document'>
}

interface Opened {
  live: LiveDocument
  readonly leases: Leases
  readonly readers: Set<DocumentEvents>
  readonly revokers: Set<() => void>
  sealing: Timer | undefined
}

const PROJECTION_DELAY_MS = 500
const SNAPSHOT_AFTER_ROWS = 500
const GENERATION = 'projection/generation'

/** Documents over a store. */
export function openDocuments(tools: DocumentTools): Documents {
  const { store, clock, effective, coalition } = tools
  const opened = new Map<DocumentId, Opened>()
  const lagging = new Set<DocumentId>()
  let projecting: Timer | undefined

  const generation = (): string => fromUtf8(store.value(GENERATION) ?? utf8('0'))
  const hold = (document: DocumentId): Opened => {
    const held = opened.get(document)
    if (held) return held
    const entry: Opened = {
      live: readDocument(store, effective, document, generation()),
      leases: createLeases(coalition, tools.device(), document),
      readers: new Set(),
      revokers: new Set(),
      sealing: undefined,
    }
    listen(entry)
    opened.set(document, entry)
    return entry
  }
  const listen = (entry: Opened): void => {
    entry.live.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const reader of entry.readers) if (reader !== origin) reader.changed?.(update, origin)
    })
  }

  const open = (document: DocumentId, events: DocumentEvents = {}): OpenDocument => {
    const entry = hold(document)
    entry.readers.add(events)
    const held = new Set<Lease>()
    const lease = (resume?: number): Lease => {
      const taken = takeLease(entry, document, events, resume)
      held.add(taken)
      return taken
    }
    const close = (): void => {
      for (const taken of held) taken.release()
      if (!entry.readers.delete(events) || entry.readers.size > 0) return
      sealNow(entry)
      writeBehind(entry.live, true)
      opened.delete(document)
      entry.live.destroy()
    }
    const state = (): Uint8Array => Y.encodeStateAsUpdate(entry.live.doc)
    return { id: document, state, read: (reader) => reader(entry.live.doc), lease, close }
  }
  const takeLease = (entry: Opened, document: DocumentId, reader: DocumentEvents, resume: number | undefined): Lease => {
    const { lease, clientId } = entry.leases.take(resume)
    let revoked = false
    const revoke = (): void => {
      revoked = true
    }
    entry.revokers.add(revoke)
    const submit = (updates: readonly Uint8Array[]): void => {
      if (revoked) throw new AppError('lease-revoked', 'This page may not write any more. Reload it.')
      takeEdits(entry, document, lease, clientId, updates, reader)
    }
    const release = (): void => {
      if (entry.revokers.delete(revoke)) entry.leases.giveBack(lease)
      revoked = true
    }
    return { clientId, submit, release }
  }
  const takeEdits = (
    entry: Opened,
    document: DocumentId,
    lease: number,
    clientId: number,
    updates: readonly Uint8Array[],
    reader: DocumentEvents,
  ): void => {
    let taken = 0
    try {
      store.transaction(() => {
        for (const update of updates) {
          checkEdit(entry.live.doc, clientId, update)
          store.addTail({ document, lease, update })
          applyAsIs(entry.live.doc, [update], reader)
          taken++
        }
      })
    } catch (error) {
      if (taken > 0) replace(entry)
      throw error
    }
    markLagging(document)
    entry.sealing ??= clock.after(tools.sealDelayMs(), () => sealNow(entry))
  }
  const sealNow = (entry: Opened): void => {
    entry.sealing?.cancel()
    entry.sealing = undefined
    tools.seal(entry.live.id)
  }

  const replace = (entry: Opened): void => {
    const old = entry.live
    entry.live = readDocument(store, effective, old.id, generation())
    listen(entry)
    for (const revoke of entry.revokers) revoke()
    entry.revokers.clear()
    old.destroy()
    for (const reader of entry.readers) reader.replaced?.()
  }
  const exclusionsChanged = (): void => store.setValue(GENERATION, utf8(String(Number(generation()) + 1)))
  const entriesApplied = (documents: ReadonlySet<DocumentId>, exclusionsChanged: boolean): void => {
    if (exclusionsChanged) {
      for (const document of store.documents()) markLagging(document)
      for (const entry of opened.values()) replace(entry)
    }
    for (const document of documents) {
      opened.get(document)?.live.refresh()
      markLagging(document)
    }
  }

  const markLagging = (document: DocumentId): void => {
    lagging.add(document)
    projecting ??= clock.after(PROJECTION_DELAY_MS, flush)
  }
  const flush = (): void => {
    projecting?.cancel()
    projecting = undefined
    for (const document of lagging) {
      const entry = opened.get(document)
      if (entry) writeBehind(entry.live, false)
      else {
        const live = readDocument(store, effective, document, generation())
        writeBehind(live, true)
        live.destroy()
      }
    }
    lagging.clear()
  }
  /** Writes the projection, and the snapshot where it is worth it and the text holds nothing unsealed. */
  const writeBehind = (live: LiveDocument, closing: boolean): void => {
    lagging.delete(live.id)
    store.transaction(() => {
      store.setProjection({ document: live.id, ...tools.readText(live.doc) })
      const snapshot = store.snapshot(live.id)
      const behind = live.position() - (snapshot?.generation === generation() ? snapshot.position : 0)
      if (behind === 0 || (!closing && behind < SNAPSHOT_AFTER_ROWS) || store.tail(live.id).length > 0) return
      const state = Y.encodeStateAsUpdate(live.doc)
      store.setSnapshot({ document: live.id, position: live.position(), generation: generation(), state })
    })
  }
  const sealAll = (): void => {
    for (const document of new Set(store.tail().map((row) => row.document))) tools.seal(document)
  }
  const close = (): void => {
    for (const entry of opened.values()) entry.sealing?.cancel()
    sealAll()
    for (const entry of opened.values()) {
      entry.live.refresh()
      writeBehind(entry.live, true)
      entry.live.destroy()
    }
    opened.clear()
    flush()
    projecting?.cancel()
  }

  for (const document of store.documents()) {
    const snapshot = store.snapshot(document)
    const from = snapshot?.generation === generation() ? snapshot.position : 0
    if (store.texts(document, from, 1).length > 0 || store.tail(document).length > 0) markLagging(document)
  }
  return { open, exclusionsChanged, entriesApplied, sealAll, flush, close }
}

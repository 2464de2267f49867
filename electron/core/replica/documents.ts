/** Open texts: pages lease client ids, submit edits and hear of others'; closed texts keep their projections fresh. */
import * as Y from 'yjs'
import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore, TextProjection } from '../ports/replica-store.ts'
import { createDueWork, unlessFull } from './due-work.ts'
import { createLeases } from './edits.ts'
import type { EffectiveText } from './effective-text.ts'
import { openGeneration } from './generation.ts'
import { createLoading } from './loading.ts'
import { type DocumentEvents, type Lease, type OpenText, openText } from './open-text.ts'
import { openSharing, type SharingPolicy } from './sharing.ts'
import { createTextProjector } from './text-projector.ts'

export type { DocumentEvents, Lease } from './open-text.ts'
export type { SharingPolicy } from './sharing.ts'

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
  /** Makes every text in the one order that shows something else in it: called where a member shows other texts for the same entries. */
  readonly takeOneOrder: () => void
  /** Entries of a text that could not be applied and are not shown, as far as it was read here; at least 1 where it could not be read at all. SPEC rule TEXT-11. */
  readonly leftOut: (document: DocumentId) => number
  /** Seals what every document has unsealed, except where people share when they say so. */
  readonly sealAll: () => void
  readonly sharing: (document: DocumentId) => SharingPolicy
  /** Remembers the policy. What waits is shared at once when `press` ends. */
  readonly setSharing: (document: DocumentId, policy: SharingPolicy) => void
  /** Shares what waits, whatever the policy. */
  readonly share: (document: DocumentId) => void
  /** True while something written here is not shared. */
  readonly hasUnshared: (document: DocumentId) => boolean
  /** Hears of texts in which something begins to wait to be shared, where that is not soon; returns how to stop. */
  readonly onWaiting: (listener: (document: DocumentId) => void) => () => void
  /** Writes projections that lag behind. */
  readonly flush: () => void
  /** Seals and writes what there is room for: the rest is found when the store is opened again. */
  readonly close: () => void
}

/** What documents need. `seal` seals one document's tail in a transaction of its own. */
export interface DocumentTools {
  readonly store: ReplicaStore
  readonly clock: Clock
  readonly log: Log
  readonly effective: EffectiveText
  readonly coalition: CoalitionId
  readonly device: () => DeviceId
  readonly seal: (document: DocumentId) => void
  /** Milliseconds from an edit to its entry: short while somebody is linked, longer otherwise. */
  readonly sealDelayMs: () => number
  readonly readText: (doc: Y.Doc) => Omit<TextProjection, 'document'>
}

/** Documents over a store. */
export function openDocuments(tools: DocumentTools): Documents {
  const { store } = tools
  const generation = openGeneration(store)
  const sharing = openSharing(store)
  const texts = new Map<DocumentId, OpenText>()
  const waitingListeners = new Set<(document: DocumentId) => void>()
  const waits = (document: DocumentId): void => {
    for (const listener of [...waitingListeners]) listener(document)
  }
  const { load, refresh, leftOut, turnToOneOrder } = createLoading({ ...tools, generation })
  const projector = createTextProjector({ ...tools, generation, load, opened: (document) => texts.get(document)?.live() })

  const hold = (document: DocumentId): OpenText => {
    const held = texts.get(document)
    if (held) return held
    const leases = createLeases(tools.coalition, tools.device(), document)
    const text = openText({ ...tools, leases, policy: sharing.of, load: () => load(document), edited: projector.changed, waits })
    texts.set(document, text)
    return text
  }
  const open = (document: DocumentId, events: DocumentEvents = {}): OpenDocument => {
    const text = hold(document)
    text.addReader(events)
    const held = new Set<Lease>()
    const lease = (resume?: number): Lease => {
      const taken = text.lease(events, resume)
      held.add(taken)
      return taken
    }
    const close = (): void => {
      for (const taken of held) taken.release()
      if (text.removeReader(events)) leave(document, text)
    }
    return { id: document, state: () => Y.encodeStateAsUpdate(text.live().doc), read: (reader) => reader(text.live().doc), lease, close }
  }
  const leave = (document: DocumentId, text: OpenText): void => {
    const isKept = unlessFull(tools.log, () => {
      if (sharing.of(document) !== 'press') text.seal()
      projector.closing(text.live())
    })
    if (!isKept) leftBehind.soon(tools.sealDelayMs())
    texts.delete(document)
    text.live().destroy()
  }

  const entriesApplied = (documents: ReadonlySet<DocumentId>, exclusionsChanged: boolean): void => {
    if (exclusionsChanged) {
      for (const document of store.documents()) projector.changed(document)
      for (const text of texts.values()) text.replace()
    }
    for (const document of documents) {
      refresh(texts.get(document))
      projector.changed(document)
    }
  }
  const sealAll = (): void => {
    for (const document of store.tailDocuments()) if (sharing.of(document) !== 'press') tools.seal(document)
  }
  const share = (document: DocumentId): void => {
    texts.get(document)?.cancelSealing()
    tools.seal(document)
  }
  const setSharing: Documents['setSharing'] = (document, policy) => {
    const before = sharing.of(document)
    sharing.set(document, policy)
    if (policy === 'press') texts.get(document)?.cancelSealing()
    else if (before === 'press') share(document)
  }
  const close = (): void => {
    leftBehind.cancel()
    for (const text of texts.values()) text.cancelSealing()
    unlessFull(tools.log, sealAll)
    for (const text of texts.values()) {
      refresh(text)
      unlessFull(tools.log, () => projector.closing(text.live()))
      text.live().destroy()
    }
    texts.clear()
    projector.close()
  }
  /** What a crash or a full disk left unsealed of texts that nobody opens again is shared all the same. */
  const leftBehind = createDueWork(tools, sealAll)
  if (store.tailDocuments().length > 0) leftBehind.soon(tools.sealDelayMs())
  return {
    open,
    exclusionsChanged: generation.advance,
    entriesApplied,
    takeOneOrder: () => entriesApplied(new Set(turnToOneOrder()), false),
    leftOut: (document) => leftOut(document) || Number(projector.isUnread(document)),
    sealAll,
    sharing: sharing.of,
    setSharing,
    share,
    hasUnshared: (document) => store.tailDocuments().includes(document),
    onWaiting: (listener) => {
      waitingListeners.add(listener)
      return () => void waitingListeners.delete(listener)
    },
    flush: projector.flush,
    close,
  }
}

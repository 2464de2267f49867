/** One text that is open: its live document, the pages that read it, and the client ids they write under. SPEC rules TEXT-2, TEXT-8, TEXT-9. */
import { AppError } from '../../../shared/errors.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { applyAsIs } from '../../../shared/text/apply-update.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { createDueWork } from './due-work.ts'
import { checkEdit, type Leases } from './edits.ts'
import type { LiveDocument } from './live-document.ts'
import type { SharingPolicy } from './sharing.ts'

/** A page's right to write under one client id. */
export interface Lease {
  readonly clientId: number
  /** Makes edits durable, in one commit, before it returns. Throws `edit-refused`, `too-large`, `lease-revoked` or `disk-full`; then nothing was taken. */
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

/** See the head of this file. */
export interface OpenText {
  readonly live: () => LiveDocument
  readonly addReader: (reader: DocumentEvents) => void
  /** True if nobody reads it any more. */
  readonly removeReader: (reader: DocumentEvents) => boolean
  /** A client id for a reader, which is not told of its own edits; `resume` is the one it had before, given where nobody else has it. */
  readonly lease: (reader: DocumentEvents, resume?: number) => Lease
  /** Builds the live document anew: leases are revoked and readers told. */
  readonly replace: () => void
  /** Seals what was edited and not sealed yet, whatever the policy. */
  readonly seal: () => void
  readonly cancelSealing: () => void
}

/** What an open text needs. */
export interface OpenTextTools {
  readonly store: ReplicaStore
  readonly clock: Clock
  readonly log: Log
  readonly leases: Leases
  readonly load: () => LiveDocument
  readonly seal: (document: DocumentId) => void
  /** Milliseconds from an edit to its entry where the policy is `live`. */
  readonly sealDelayMs: () => number
  readonly policy: (document: DocumentId) => SharingPolicy
  /** Called after every edit taken. */
  readonly edited: (document: DocumentId) => void
  /** Called when an edit is the first that waits to be shared and may wait for long. */
  readonly waits: (document: DocumentId) => void
}

const PAUSE_MS = 2_000

/** Opens a text for readers to come. */
export function openText(tools: OpenTextTools): OpenText {
  const { store, leases } = tools
  const readers = new Set<DocumentEvents>()
  const revokers = new Set<() => void>()
  let live = load()
  const sealing = createDueWork(tools, () => tools.seal(live.id))

  function load(): LiveDocument {
    const loaded = tools.load()
    loaded.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const reader of readers) if (reader !== origin) reader.changed?.(update, origin)
    })
    return loaded
  }
  const replace = (): void => {
    const old = live
    live = load()
    for (const revoke of revokers) revoke()
    revokers.clear()
    old.destroy()
    for (const reader of readers) reader.replaced?.()
  }
  const lease = (reader: DocumentEvents, resume?: number): Lease => {
    const { lease: number, clientId } = leases.take(resume)
    let isRevoked = false
    const revoke = (): void => {
      isRevoked = true
    }
    revokers.add(revoke)
    const submit = (updates: readonly Uint8Array[]): void => {
      if (isRevoked) throw new AppError('lease-revoked', 'This page may not write any more. Reload it.')
      takeEdits(updates, { number, clientId }, reader)
    }
    let isHeld = true
    const release = (): void => {
      if (isHeld) leases.giveBack(number)
      isHeld = false
      isRevoked = true
      revokers.delete(revoke)
    }
    return { clientId, submit, release }
  }
  const takeEdits = (updates: readonly Uint8Array[], author: LeaseHeld, reader: DocumentEvents): void => {
    let taken = 0
    const mayWait = tools.policy(live.id) !== 'live' && !store.tailDocuments().includes(live.id)
    try {
      store.transaction(() => {
        for (const update of updates) {
          checkEdit(live.doc, author.clientId, update)
          store.addTail({ document: live.id, lease: author.number, update })
          applyAsIs(live.doc, [update], reader)
          taken++
        }
      })
    } catch (error) {
      if (taken > 0) replace()
      throw error
    }
    tools.edited(live.id)
    if (mayWait) tools.waits(live.id)
    scheduleSealing()
  }
  const scheduleSealing = (): void => {
    const policy = tools.policy(live.id)
    if (policy === 'live') sealing.soon(tools.sealDelayMs())
    if (policy === 'pauses') sealing.setBack(PAUSE_MS)
  }
  const seal = (): void => {
    sealing.cancel()
    tools.seal(live.id)
  }
  const removeReader = (reader: DocumentEvents): boolean => readers.delete(reader) && readers.size === 0
  return {
    live: () => live,
    addReader: (reader) => void readers.add(reader),
    removeReader,
    lease,
    replace,
    seal,
    cancelSealing: sealing.cancel,
  }
}

interface LeaseHeld {
  readonly number: number
  readonly clientId: number
}

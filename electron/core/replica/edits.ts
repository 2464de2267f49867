/** From keystroke to entry: edits of pages are checked, made durable in the tail, and sealed into entries later. SPEC rules TEXT-1 to TEXT-4. */
import * as Y from 'yjs'
import { KIND } from '../../../shared/entry/header.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import { checkText } from '../../../shared/text/check-text.ts'
import { clientIdOf } from '../../../shared/text/client-id.ts'
import { joinUpdates } from '../../../shared/text/join-updates.ts'
import { splitParts } from '../../../shared/text/split-parts.ts'
import { encodeTextBody, NO_LEASE } from '../../../shared/text/text-body.ts'
import { decodeUpdateParts, MAX_EDIT_BYTES, MAX_TEXT_BYTES, type UpdateParts } from '../../../shared/text/update.ts'
import type { ReplicaStore, TailRow } from '../ports/replica-store.ts'

/** No item of an update of this size can be too large for an entry. */
const SURELY_SMALL_BYTES = MAX_TEXT_BYTES / 2
/** The number of the client id before the update in an entry's body. */
const LEASE_BYTES = 2

/**
 * Refuses a page's edit that could not become an entry: too large, another's client id, or references to what the document does
 * not hold. Throws `edit-refused` or `too-large`; the page must load the document again.
 */
export function checkEdit(doc: Y.Doc, clientId: number, update: Uint8Array): UpdateParts {
  if (update.length > MAX_EDIT_BYTES) throw new AppError('too-large', 'This is too much text at once. Insert it in smaller parts.')
  const parts = decodeUpdateParts(update, MAX_EDIT_BYTES)
  if (!parts.ok) throw new AppError('edit-refused', `This edit could not be taken: ${parts.reason}.`)
  const own = parts.value.structs.length > 0 ? clientId : undefined
  const checked = checkText(parts.value, { own, endOf: (client) => Y.getState(doc.store, client) })
  if (!checked.ok) throw new AppError('edit-refused', `This edit could not be taken: ${checked.reason}.`)
  if (update.length > SURELY_SMALL_BYTES && splitParts(parts.value).some((piece) => piece.length > MAX_TEXT_BYTES - LEASE_BYTES)) {
    throw new AppError('too-large', 'One link, note or setting in this is too long. Make it shorter.')
  }
  return parts.value
}

/** The bodies of the entries that a document's tail becomes, in order. Rows of one lease that follow each other are joined. */
export function bodiesOfTail(rows: readonly TailRow[]): readonly { readonly body: Uint8Array; readonly through: TailRow }[] {
  const bodies: { body: Uint8Array; through: TailRow }[] = []
  for (const run of runsOfLease(rows)) {
    const last = run.at(-1) as TailRow
    for (const piece of splitParts(joinUpdates(run.map(({ update }) => update)))) {
      bodies.push({ body: encodeTextBody(insertsText(piece) ? last.lease : NO_LEASE, piece), through: last })
    }
  }
  return bodies
}

/** What sealing needs: the unsealed tail and the device's own log. */
export interface SealTools {
  readonly store: ReplicaStore
  readonly append: (kind: number, document: DocumentId, body: Uint8Array) => void
}

/** Seals a document's tail into entries and drops it, all in the caller's transaction. True if there was anything to seal. */
export function sealTail({ store, append }: SealTools, document: DocumentId): boolean {
  const rows = store.tail(document)
  for (const { body } of bodiesOfTail(rows)) append(KIND.text, document, body)
  for (const row of rows) store.dropTail(document, row.lease, row.position)
  return rows.length > 0
}

/** Client ids of a document that pages hold now. */
export interface Leases {
  /** The lowest free number and its client id; the number of the client id `wanted`, if it is one of these and free. */
  readonly take: (wanted?: number) => { readonly lease: number; readonly clientId: number }
  readonly giveBack: (lease: number) => void
}

/** A page that comes back had one of the first numbers: there are as many as pages that were open at once. */
const RESUMABLE = 32

/** The pool of one device and document. */
export function createLeases(coalition: CoalitionId, device: DeviceId, document: DocumentId): Leases {
  const held = new Set<number>()
  const idOf = (lease: number): number => clientIdOf({ coalition, device, document }, lease)
  const take = (wanted?: number) => {
    let lease = 0
    while (held.has(lease)) lease++
    for (let number = 0; wanted !== undefined && number < RESUMABLE; number++) {
      if (idOf(number) === wanted && !held.has(number)) lease = number
    }
    held.add(lease)
    return { lease, clientId: idOf(lease) }
  }
  return { take, giveBack: (lease) => void held.delete(lease) }
}

function runsOfLease(rows: readonly TailRow[]): readonly (readonly TailRow[])[] {
  const runs: TailRow[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run?.[0]?.lease === row.lease) run.push(row)
    else runs.push([row])
  }
  return runs
}

function insertsText(update: Uint8Array): boolean {
  return update[0] !== 0
}

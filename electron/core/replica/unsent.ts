/** What a computer wrote but never sent before it was found to be a restored backup, written again under its successor. SPEC rule EXCH-5. */

import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import { clientIdOf } from '../../../shared/text/client-id.ts'
import { decodeTextBody, encodeTextBody } from '../../../shared/text/text-body.ts'
import { type ClientMoves, moveClients } from '../../../shared/text/transform-text.ts'
import { decodeUpdateParts, encodeUpdateParts, MAX_EDIT_BYTES } from '../../../shared/text/update.ts'
import type { TailRow, WholeEntry } from '../ports/replica-store.ts'

/** From one device's client ids to another's, per document and client id number. */
export interface UnsentMoves {
  /** The body of a text entry as the successor would have written it; undefined for one that breaks a rule. */
  readonly body: (entry: WholeEntry, document: DocumentId) => Uint8Array | undefined
  readonly update: (row: TailRow) => Uint8Array | undefined
}

/**
 * Moves for the entries and the tail of `from`. `clockEnd` answers where the clocks of a client id number ended in what both the backup and the
 * others have: what comes after is unsent, and counts from 0 under the successor.
 */
export function createUnsentMoves(
  coalition: CoalitionId,
  from: DeviceId,
  to: DeviceId,
  unsent: { readonly entries: readonly WholeEntry[]; readonly tail: readonly TailRow[] },
  clockEnd: (document: DocumentId, lease: number) => number,
): UnsentMoves {
  const leases = new Map<DocumentId, Set<number>>()
  const note = (document: DocumentId, lease: number): void => {
    if (lease >= 0) leases.set(document, (leases.get(document) ?? new Set()).add(lease))
  }
  for (const entry of unsent.entries) {
    const body = decodeTextBody(entry.body)
    if (entry.header.document && body.ok) note(entry.header.document, body.value.lease)
  }
  for (const row of unsent.tail) note(row.document, row.lease)

  const movesOf = (document: DocumentId): ClientMoves =>
    new Map(
      [...(leases.get(document) ?? [])].map((lease) => [
        clientIdOf({ coalition, device: from, document }, lease),
        [{ from: clockEnd(document, lease), to: clientIdOf({ coalition, device: to, document }, lease) }],
      ]),
    )
  const body: UnsentMoves['body'] = (entry, document) => {
    const decodedBody = decodeTextBody(entry.body)
    if (!decodedBody.ok) return undefined
    const { lease, parts } = decodedBody.value
    return encodeTextBody(lease, encodeUpdateParts(moveClients(parts, movesOf(document))))
  }
  const update: UnsentMoves['update'] = ({ document, update: bytes }) => {
    const parts = decodeUpdateParts(bytes, MAX_EDIT_BYTES)
    return parts.ok ? encodeUpdateParts(moveClients(parts.value, movesOf(document))) : undefined
  }
  return { body, update }
}

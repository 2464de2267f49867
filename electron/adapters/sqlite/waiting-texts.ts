/** Text entries that wait in their text for a body, in SQLite: a projection. SPEC rule APPLY-5. */
import type { DeviceId, DocumentId } from '../../../shared/ids.ts'
import type { ChainNumber, ReplicaStore } from '../../core/ports/replica-store.ts'
import { decodeHeads, encodeHeads } from './heads-blob.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

interface Row {
  document: number
  position: number
  chain: ChainNumber
  seq: number
  known: Uint8Array
}

/** What waits in the texts of a database. */
export function openWaitingTexts(
  database: OpenDatabase,
  { devices, documents }: { readonly devices: Names<DeviceId>; readonly documents: Names<DocumentId> },
): Pick<ReplicaStore, 'addWaiting' | 'waitingTexts' | 'dropWaiting' | 'waitingStarts'> {
  const insert = database.prepare(
    `INSERT INTO waiting_text (document, position, chain, seq, known)
     SELECT ?, COALESCE(MAX(position), 0) + 1, ?, ?, ? FROM waiting_text WHERE document = ?`,
  )
  const select = database.prepare<[number], Row>('SELECT * FROM waiting_text WHERE document = ? ORDER BY position')
  const remove = database.prepare('DELETE FROM waiting_text WHERE document = ? AND position = ?')
  const selectStarts = database.prepare<[], { document: number; chain: ChainNumber; seq: number; count: number }>(
    'SELECT document, chain, MIN(seq) AS seq, COUNT(*) AS count FROM waiting_text GROUP BY document, chain ORDER BY document, chain',
  )
  return {
    addWaiting: ({ document, chain, seq, known }) => {
      const number = documents.numberOf(document)
      insert.run(number, chain, seq, encodeHeads(known, devices) ?? new Uint8Array(0), number)
    },
    waitingTexts: (document) => {
      const number = documents.known(document)
      if (number === undefined) return []
      return select.all(number).map((row) => ({ ...row, document, known: decodeHeads(row.known, devices) }))
    },
    dropWaiting: (document, position) => void remove.run(documents.numberOf(document), position),
    waitingStarts: () => selectStarts.all().map((row) => ({ ...row, document: documents.nameOf(row.document) })),
  }
}

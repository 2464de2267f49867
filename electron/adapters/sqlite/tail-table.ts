/** The unsealed tail in SQLite: edits made here that are durable and not in an entry yet. */
import type { DocumentId } from '../../../shared/ids.ts'
import type { ReplicaStore, TailRow } from '../../core/ports/replica-store.ts'
import { plain } from './entry-rows.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** The tail's part of the store. */
export type TailTable = Pick<ReplicaStore, 'addTail' | 'tail' | 'tailDocuments' | 'dropTail'>

/** The tail of a database. */
export function openTailTable(database: OpenDatabase, documents: Names<DocumentId>): TailTable {
  const insertTail = database.prepare('INSERT INTO tail (document, lease, body) VALUES (?, ?, ?)')
  const selectTail = database.prepare<[], { position: number; document: number; lease: number; body: Uint8Array }>(
    'SELECT position, document, lease, body FROM tail ORDER BY position',
  )
  const selectTailDocuments = database.prepare<[], { document: number }>('SELECT DISTINCT document FROM tail ORDER BY document')
  const deleteTail = database.prepare('DELETE FROM tail WHERE document = ? AND lease = ? AND position <= ?')

  const addTail: TailTable['addTail'] = ({ document, lease, update }) =>
    Number(insertTail.run(documents.numberOf(document), lease, update).lastInsertRowid)
  const tail = (document?: DocumentId): readonly TailRow[] => {
    const wanted = document === undefined ? undefined : documents.known(document)
    if (document !== undefined && wanted === undefined) return []
    return selectTail
      .all()
      .filter((row) => wanted === undefined || row.document === wanted)
      .map((row) => ({ position: row.position, document: documents.nameOf(row.document), lease: row.lease, update: plain(row.body) }))
  }
  const tailDocuments = (): readonly DocumentId[] => selectTailDocuments.all().map(({ document }) => documents.nameOf(document))
  const dropTail: TailTable['dropTail'] = (document, lease, position) => {
    deleteTail.run(documents.numberOf(document), lease, position)
  }
  return { addTail, tail, tailDocuments, dropTail }
}

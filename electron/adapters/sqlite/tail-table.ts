/** The unsealed tail in SQLite: edits that are durable here and not entries yet. */
import type { DocumentId } from '../../../shared/ids.ts'
import type { ReplicaStore, TailRow } from '../../core/ports/replica-store.ts'
import { plain } from './entry-rows.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** The tail's part of the store. */
export type TailTable = Pick<ReplicaStore, 'addTail' | 'tail' | 'tailDocuments' | 'dropTail'>

interface Row {
  position: number
  document: number
  lease: number
  body: Uint8Array
}

/** The tail of a database. */
export function openTailTable(database: OpenDatabase, documents: Names<DocumentId>): TailTable {
  const columns = 'position, document, lease, body'
  const insert = database.prepare('INSERT INTO tail (document, lease, body) VALUES (?, ?, ?)')
  const selectAll = database.prepare<[], Row>(`SELECT ${columns} FROM tail ORDER BY position`)
  const selectOf = database.prepare<[number], Row>(`SELECT ${columns} FROM tail WHERE document = ? ORDER BY position`)
  const selectDocuments = database.prepare<[], { document: number }>('SELECT DISTINCT document FROM tail ORDER BY document')
  const remove = database.prepare('DELETE FROM tail WHERE document = ? AND lease = ? AND position <= ?')

  const view = ({ position, document, lease, body }: Row): TailRow => ({
    position,
    document: documents.nameOf(document),
    lease,
    update: plain(body),
  })
  const tail = (document?: DocumentId): readonly TailRow[] => {
    if (document === undefined) return selectAll.all().map(view)
    const number = documents.known(document)
    return number === undefined ? [] : selectOf.all(number).map(view)
  }
  return {
    addTail: ({ document, lease, update }) => Number(insert.run(documents.numberOf(document), lease, update).lastInsertRowid),
    tail,
    tailDocuments: () => selectDocuments.all().map(({ document }) => documents.nameOf(document)),
    dropTail: (document, lease, position) => void remove.run(documents.numberOf(document), lease, position),
  }
}

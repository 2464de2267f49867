/** Bodies that are not here, in SQLite: their entries stand in the log with an empty body until they come. SPEC rule LOG-13. */
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import { hashOfBody } from '../../../shared/entry/header.ts'
import type { DocumentId, EntryHash } from '../../../shared/ids.ts'
import type { AbsentBody, ChainNumber, ReplicaStore } from '../../core/ports/replica-store.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** See the head of this file. */
export interface AbsentBodies extends Pick<ReplicaStore, 'fillBody' | 'absentBodies' | 'lacking' | 'absentSums'> {
  /** Notes that an entry which is being appended has no body. */
  readonly note: (absent: AbsentBody) => void
  /** What an entry with an empty body lacks; undefined where its body is empty indeed. */
  readonly of: (chain: ChainNumber, seq: number) => Pick<AbsentBody, 'hash' | 'bytes'> | undefined
  /** Forgets what entries of a chain lack that are set aside. */
  readonly forgetFrom: (chain: ChainNumber, fromSeq: number) => void
}

interface Row {
  chain: ChainNumber
  seq: number
  document: number
  hash: Uint8Array
  length: number
}

/** Absent bodies of a database. */
export function openAbsentBodies(database: OpenDatabase, documents: Names<DocumentId>): AbsentBodies {
  const insert = database.prepare('INSERT INTO absent_body (chain, seq, document, hash, length) VALUES (?, ?, ?, ?, ?)')
  const select = database.prepare<[number, number], Row>('SELECT * FROM absent_body WHERE chain = ? AND seq = ?')
  const selectHash = database.prepare<[Uint8Array], Row>('SELECT * FROM absent_body WHERE hash = ? ORDER BY chain, seq')
  const selectDocument = database.prepare<[number], Row>('SELECT * FROM absent_body WHERE document = ? ORDER BY chain, seq')
  const selectSums = database.prepare<[], { document: number; entries: number; bytes: number }>(
    'SELECT document, COUNT(*) AS entries, SUM(length) AS bytes FROM absent_body GROUP BY document ORDER BY document',
  )
  const fill = database.prepare('UPDATE entry SET body = ? WHERE chain = ? AND seq = ?')
  const remove = database.prepare('DELETE FROM absent_body WHERE chain = ? AND seq = ?')
  const removeFrom = database.prepare('DELETE FROM absent_body WHERE chain = ? AND seq >= ?')

  const view = ({ chain, seq, document, hash, length }: Row): AbsentBody => ({
    chain,
    seq,
    document: documents.nameOf(document),
    hash: toHex(hash) as EntryHash,
    bytes: length,
  })
  const of: AbsentBodies['of'] = (chain, seq) => {
    const row = select.get(chain, seq)
    return row && view(row)
  }
  const fillBody: AbsentBodies['fillBody'] = (chain, seq, body) => {
    if (of(chain, seq)?.hash !== hashOfBody(body)) throw new Error('not the body that the entry came without')
    fill.run(body, chain, seq)
    remove.run(chain, seq)
  }
  const absentBodies: AbsentBodies['absentBodies'] = (document) => {
    const number = documents.known(document)
    return number === undefined ? [] : selectDocument.all(number).map(view)
  }
  return {
    note: ({ chain, seq, document, hash, bytes }) => void insert.run(chain, seq, documents.numberOf(document), fromHex(hash), bytes),
    of,
    forgetFrom: (chain, fromSeq) => void removeFrom.run(chain, fromSeq),
    fillBody,
    absentBodies,
    lacking: (hash) => selectHash.all(fromHex(hash)).map(view),
    absentSums: () => selectSums.all().map((row) => ({ ...row, document: documents.nameOf(row.document) })),
  }
}

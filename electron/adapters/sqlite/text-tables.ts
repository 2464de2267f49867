/** Texts in SQLite: applied entries and snapshots. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { DocumentId } from '../../../shared/ids.ts'
import type { AppliedText, ChainLease, ChainNumber, ReplicaStore, Snapshot } from '../../core/ports/replica-store.ts'
import { openClockEnds } from './clock-ends.ts'
import { plain } from './entry-rows.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** The texts' part of the store. */
export type TextTables = Pick<
  ReplicaStore,
  'addText' | 'texts' | 'textEnds' | 'clockEnd' | 'leases' | 'documents' | 'snapshot' | 'setSnapshot' | 'dropSnapshot'
> & { readonly forget: () => void }

/** Into one buffer where it fits: opening a text is mostly this and Yjs. */
const unpack = (state: Uint8Array): Uint8Array => plain(zstdDecompressSync(state, { chunkSize: 4 * 1024 * 1024 }))

const NO_LEASES: readonly ChainLease[] = []

interface TextRow {
  position: number
  chain: ChainNumber
  seq: number
  lease: number
  clock_end: number
  valid: number
  body: Uint8Array
}

/** Texts of a database. */
export function openTextTables(database: OpenDatabase, documents: Names<DocumentId>): TextTables {
  const selectLast = database.prepare<[], { last: number | null }>('SELECT MAX(position) AS last FROM applied_text')
  const insertText = database.prepare(
    'INSERT INTO applied_text (document, position, chain, seq, lease, clock_end, valid) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const selectTexts = database.prepare<[number, number, number], TextRow>(
    `SELECT position, t.chain, t.seq, lease, clock_end, valid, body FROM applied_text t JOIN entry e ON e.chain = t.chain AND e.seq = t.seq
     WHERE t.document = ? AND position > ? ORDER BY position LIMIT ?`,
  )
  const selectEnds = database.prepare<[number], { chain: ChainNumber; seq: number }>(
    'SELECT chain, MAX(seq) AS seq FROM applied_text WHERE document = ? GROUP BY chain ORDER BY chain',
  )
  const selectDocuments = database.prepare<[], { number: number }>(
    `SELECT number FROM document d WHERE EXISTS (SELECT 1 FROM applied_text t WHERE t.document = d.number)
     OR EXISTS (SELECT 1 FROM tail l WHERE l.document = d.number) ORDER BY number`,
  )
  const selectSnapshot = database.prepare<[number], { position: number; generation: string; state: Uint8Array }>(
    'SELECT position, generation, state FROM snapshot WHERE document = ?',
  )
  const upsertSnapshot = database.prepare('INSERT OR REPLACE INTO snapshot (document, position, generation, state) VALUES (?, ?, ?, ?)')
  const deleteSnapshot = database.prepare('DELETE FROM snapshot WHERE document = ?')
  const deleteProjection = database.prepare('DELETE FROM projection WHERE document = ?')
  const clocks = openClockEnds(database)
  let last: number | undefined

  const addText: TextTables['addText'] = ({ document, chain, seq, lease, clockEnd, valid }) => {
    last ??= selectLast.get()?.last ?? 0
    const number = documents.numberOf(document)
    insertText.run(number, ++last, chain, seq, lease, clockEnd, valid ? 1 : 0)
    if (valid) clocks.add(number, { chain, seq, lease, end: clockEnd })
    return last
  }
  const texts: TextTables['texts'] = (document, after, limit) => {
    const number = documents.known(document)
    if (number === undefined) return []
    return selectTexts.all(number, after, limit).map((row): AppliedText & { readonly body: Uint8Array } => ({
      position: row.position,
      document,
      chain: row.chain,
      seq: row.seq,
      lease: row.lease,
      clockEnd: row.clock_end,
      valid: row.valid === 1,
      body: plain(row.body),
    }))
  }
  const textEnds: TextTables['textEnds'] = (document) => {
    const number = documents.known(document)
    return number === undefined ? [] : selectEnds.all(number)
  }
  const clockEnd: TextTables['clockEnd'] = (document, chain, lease, throughSeq) => {
    const number = documents.known(document)
    return number === undefined ? 0 : clocks.endAt(number, chain, lease, throughSeq)
  }
  const leases: TextTables['leases'] = (document) => {
    const number = documents.known(document)
    return number === undefined ? NO_LEASES : clocks.leases(number)
  }
  const snapshot = (document: DocumentId): Snapshot | undefined => {
    const number = documents.known(document)
    const row = number === undefined ? undefined : selectSnapshot.get(number)
    return row && { document, position: row.position, generation: row.generation, state: unpack(row.state) }
  }
  const setSnapshot = ({ document, position, generation, state }: Snapshot): void => {
    upsertSnapshot.run(documents.numberOf(document), position, generation, zstdCompressSync(state))
  }
  const dropSnapshot = (document: DocumentId): void => {
    const number = documents.known(document)
    deleteSnapshot.run(number)
    deleteProjection.run(number)
  }
  return {
    addText,
    texts,
    textEnds,
    clockEnd,
    leases,
    documents: () => selectDocuments.all().map(({ number }) => documents.nameOf(number)),
    snapshot,
    setSnapshot,
    dropSnapshot,
    forget: () => {
      last = undefined
      clocks.forget()
    },
  }
}

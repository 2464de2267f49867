/** Rows of the record read as entries: what a row leaves out of its header is computed along the chain. */
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import { type EntryHeader, entryHash, hashOfBody, NO_EPOCH } from '../../../shared/entry/header.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash, EpochId } from '../../../shared/ids.ts'
import type { ChainNumber, StoredEntry } from '../../core/ports/replica-store.ts'
import type { AbsentBodies } from './absent-bodies.ts'
import type { ChainTable } from './chain-table.ts'
import { decodeHeads } from './heads-blob.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** The numbers of devices and documents. */
export interface RecordNames {
  readonly devices: Names<DeviceId>
  readonly documents: Names<DocumentId>
}

/** See the head of this file. */
export interface EntryRows {
  /** A chain's own entries from `fromSeq`, at most `limit`, in order. */
  readonly read: (chain: ChainNumber, fromSeq: number, limit: number) => readonly StoredEntry[]
  /** Computes every hash of a chain from its beginning and compares with those kept: a sentence per finding. */
  readonly check: (chain: ChainNumber) => readonly string[]
  /** Keeps the coalition that every entry belongs to. */
  readonly keepCoalition: (coalition: CoalitionId) => void
  /** Tells the hash that an entry being appended continues, so that reading that entry computes none before it. */
  readonly noteHash: (chain: ChainNumber, seq: number, hash: EntryHash) => void
  readonly forget: () => void
}

interface Row {
  seq: number
  kind: number
  document: number | null
  heads: Uint8Array | null
  epoch: Uint8Array | null
  body: Uint8Array
  hash: Uint8Array | null
  signature: Uint8Array | null
}

const COALITION = 'coalition'

/** Rows of a database. */
export function openEntryRows(
  database: OpenDatabase,
  { devices, documents }: RecordNames,
  chains: ChainTable,
  absent: Pick<AbsentBodies, 'of'>,
): EntryRows {
  const select = database.prepare<[number, number, number], Row>(
    'SELECT seq, kind, document, heads, epoch, body, hash, signature FROM entry WHERE chain = ? AND seq >= ? ORDER BY seq LIMIT ?',
  )
  const selectHashed = database.prepare<[number, number], { seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM entry WHERE chain = ? AND seq <= ? AND hash IS NOT NULL ORDER BY seq DESC LIMIT 1',
  )
  const selectValue = database.prepare<[string], { value: Uint8Array }>('SELECT value FROM value WHERE name = ?')
  const insertValue = database.prepare('INSERT OR IGNORE INTO value (name, value) VALUES (?, ?)')
  const noted = new Map<ChainNumber, { readonly seq: number; readonly hash: EntryHash }>()
  let coalition: CoalitionId | undefined

  const coalitionOf = (): CoalitionId => {
    const bytes = coalition === undefined ? selectValue.get(COALITION)?.value : undefined
    coalition ??= bytes && (toHex(bytes) as CoalitionId)
    if (coalition === undefined) throw new Error('an entry before its coalition')
    return coalition
  }
  const keepCoalition = (kept: CoalitionId): void => {
    if (coalition === undefined) insertValue.run(COALITION, fromHex(kept))
  }
  const entryOf = (chain: ChainNumber, row: Row, previous: EntryHash): StoredEntry => {
    const stored = plain(row.body)
    const lacks = stored.length === 0 ? absent.of(chain, row.seq) : undefined
    const header: EntryHeader = {
      coalition: coalitionOf(),
      device: chains.get(chain).device,
      seq: row.seq,
      previous,
      epoch: row.epoch ? (toHex(row.epoch) as EpochId) : NO_EPOCH,
      kind: row.kind,
      document: row.document === null ? undefined : documents.nameOf(row.document),
      heads: decodeHeads(row.heads, devices),
      bodyHash: lacks?.hash ?? hashOfBody(stored),
      bodyLength: lacks?.bytes ?? stored.length,
    }
    const body = lacks ? undefined : stored
    return { chain, header, hash: entryHash(header), body, signature: row.signature ? plain(row.signature) : undefined }
  }
  /** The nearest hash kept before `seq`. */
  const hashBefore = (chain: ChainNumber, seq: number): { readonly hash: EntryHash; readonly seq: number } => {
    const near = noted.get(chain)
    if (near?.seq === seq - 1) return near
    const held = selectHashed.get(chain, seq - 1)
    if (held) return { hash: toHex(held.hash) as EntryHash, seq: held.seq }
    const { base, hash } = chains.get(chain)
    return { hash, seq: base }
  }
  const read = (chain: ChainNumber, fromSeq: number, limit: number): readonly StoredEntry[] => {
    const first = Math.max(fromSeq, chains.get(chain).base + 1)
    const start = hashBefore(chain, first)
    const result: StoredEntry[] = []
    let previous = start.hash
    for (const row of select.all(chain, start.seq + 1, limit + first - 1 - start.seq)) {
      const entry = entryOf(chain, row, previous)
      previous = entry.hash
      if (row.seq >= first) result.push(entry)
    }
    return result
  }
  const check = (chain: ChainNumber): readonly string[] => {
    const findings: string[] = []
    const { base, hash } = chains.get(chain)
    let previous = { seq: base, hash }
    for (const row of select.iterate(chain, base + 1, -1)) {
      const entry = entryOf(chain, row, previous.hash)
      if (row.seq !== previous.seq + 1) findings.push(`Log ${chain}: entry ${previous.seq + 1} is missing.`)
      if (row.hash && toHex(row.hash) !== entry.hash) findings.push(`Log ${chain}: entry ${row.seq} is not what was written.`)
      previous = { seq: row.seq, hash: entry.hash }
    }
    return findings
  }
  const forget = (): void => {
    coalition = undefined
    noted.clear()
  }
  return { read, check, keepCoalition, noteHash: (chain, seq, hash) => void noted.set(chain, { seq, hash }), forget }
}

/** SQLite's blobs are Buffers; the core reads plain bytes. */
export const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)

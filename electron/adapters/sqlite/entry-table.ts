/** The record in SQLite: chains and entries. Headers and most hashes are computed again when read, so a row costs little beside its body. */
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import { type EntryHeader, entryHash, hashOfBody, KIND, NO_EPOCH } from '../../../shared/entry/header.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash, EpochId } from '../../../shared/ids.ts'
import type { Chain, ChainNumber, ReplicaStore, StoredEntry } from '../../core/ports/replica-store.ts'
import { decodeHeads, encodeHeads } from './heads-blob.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** The record's part of the store. */
export type EntryTable = Pick<
  ReplicaStore,
  'chains' | 'addChain' | 'append' | 'forgetSignature' | 'discard' | 'entry' | 'entries' | 'firstKnowing'
> & { readonly forget: () => void; readonly check: () => readonly string[] }

interface ChainRow {
  number: ChainNumber
  device: number
  parent: ChainNumber | null
  base: number
  hash: Uint8Array
}

interface EntryRow {
  seq: number
  kind: number
  document: number | null
  heads: Uint8Array | null
  epoch: Uint8Array | null
  body: Uint8Array
  hash: Uint8Array | null
  signature: Uint8Array | null
}

interface Names2 {
  readonly devices: Names<DeviceId>
  readonly documents: Names<DocumentId>
}

const HASH_EVERY = 32
const COALITION = 'coalition'

/** Chains and entries of a database. The coalition is kept once: it is the same for every entry. */
export function openEntryTable(database: OpenDatabase, { devices, documents }: Names2): EntryTable {
  const columns = 'seq, kind, document, heads, epoch, body, hash, signature'
  const selectChains = database.prepare<[], ChainRow>('SELECT number, device, parent, base, hash FROM chain ORDER BY number')
  const insertChain = database.prepare('INSERT INTO chain (device, parent, base, hash) VALUES (?, ?, ?, ?)')
  const selectTip = database.prepare<[number], { seq: number }>('SELECT seq FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1')
  const insert = database.prepare(`INSERT INTO entry (chain, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const select = database.prepare<[number, number, number], EntryRow>(
    `SELECT ${columns} FROM entry WHERE chain = ? AND seq >= ? ORDER BY seq LIMIT ?`,
  )
  const selectHashed = database.prepare<[number, number], { seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM entry WHERE chain = ? AND seq <= ? AND hash IS NOT NULL ORDER BY seq DESC LIMIT 1',
  )
  const forgetSigned = database.prepare(
    `UPDATE entry SET signature = NULL, hash = CASE WHEN seq % ${HASH_EVERY} = 0 OR kind <> 0 THEN hash END WHERE chain = ? AND seq = ?`,
  )
  const selectHeads = database.prepare<[number], { seq: number; heads: Uint8Array }>(
    'SELECT seq, heads FROM entry INDEXED BY entry_heads WHERE chain = ? AND heads IS NOT NULL ORDER BY seq',
  )
  const setAside = database.prepare(
    `INSERT INTO discarded (chain, ${columns}) SELECT chain, ${columns} FROM entry WHERE chain = ? AND seq >= ?`,
  )
  const remove = database.prepare('DELETE FROM entry WHERE chain = ? AND seq >= ?')
  const selectValue = database.prepare<[string], { value: Uint8Array }>('SELECT value FROM value WHERE name = ?')
  const insertValue = database.prepare('INSERT OR IGNORE INTO value (name, value) VALUES (?, ?)')

  let rowsByChain = new Map<ChainNumber, ChainRow>()
  let tips = new Map<ChainNumber, { readonly seq: number; readonly hash: EntryHash }>()
  let coalition: CoalitionId | undefined

  const forget = (): void => {
    rowsByChain = new Map(selectChains.all().map((row) => [row.number, row]))
    tips = new Map()
    coalition = undefined
  }
  const rowOf = (chain: ChainNumber): ChainRow => {
    const row = rowsByChain.get(chain)
    if (!row) throw new Error(`no chain ${chain}`)
    return row
  }
  const coalitionOf = (): CoalitionId => {
    const bytes = coalition === undefined ? selectValue.get(COALITION)?.value : undefined
    coalition ??= bytes && (toHex(bytes) as CoalitionId)
    if (coalition === undefined) throw new Error('an entry before its coalition')
    return coalition
  }
  const hashBefore = (chain: ChainNumber, seq: number): { hash: EntryHash; seq: number } => {
    const held = selectHashed.get(chain, seq - 1)
    if (held) return { hash: toHex(held.hash) as EntryHash, seq: held.seq }
    const { base, hash } = rowOf(chain)
    return { hash: toHex(hash) as EntryHash, seq: base }
  }
  const read = (chain: ChainNumber, row: EntryRow, previous: EntryHash): StoredEntry => {
    const body = plain(row.body)
    const header: EntryHeader = {
      coalition: coalitionOf(),
      device: devices.nameOf(rowOf(chain).device),
      seq: row.seq,
      previous,
      epoch: row.epoch ? (toHex(row.epoch) as EpochId) : NO_EPOCH,
      kind: row.kind,
      document: row.document === null ? undefined : documents.nameOf(row.document),
      heads: decodeHeads(row.heads, devices),
      bodyHash: hashOfBody(body),
      bodyLength: body.length,
    }
    return { chain, header, hash: entryHash(header), body, signature: row.signature ? plain(row.signature) : undefined }
  }
  /** Reads own entries from `fromSeq`, computing hashes forward from the nearest one kept. */
  const entries = (chain: ChainNumber, fromSeq: number, limit: number): readonly StoredEntry[] => {
    const first = Math.max(fromSeq, rowOf(chain).base + 1)
    const start = hashBefore(chain, first)
    const result: StoredEntry[] = []
    let previous = start.hash
    for (const row of select.all(chain, start.seq + 1, limit + first - 1 - start.seq)) {
      const entry = read(chain, row, previous)
      previous = entry.hash
      if (row.seq >= first) result.push(entry)
    }
    return result
  }
  const entry = (chain: ChainNumber, seq: number): StoredEntry | undefined => {
    const [found] = seq > rowOf(chain).base ? entries(chain, seq, 1) : []
    return found
  }
  const tipOf = (chain: ChainNumber): { readonly seq: number; readonly hash: EntryHash } => {
    const held = tips.get(chain)
    if (held) return held
    const { base, hash } = rowOf(chain)
    const last = selectTip.get(chain)
    const tip = last ? { seq: last.seq, hash: entry(chain, last.seq)?.hash as EntryHash } : { seq: base, hash: toHex(hash) as EntryHash }
    tips.set(chain, tip)
    return tip
  }
  const chains = (): readonly Chain[] =>
    [...rowsByChain.values()].map(({ number, device, parent, base }) => ({
      chain: number,
      device: devices.nameOf(device),
      parent: parent ?? undefined,
      base,
      ...tipOf(number),
    }))
  const addChain: EntryTable['addChain'] = ({ device, parent, base, hash }) => {
    const number = devices.numberOf(device)
    const row = { device: number, parent: parent ?? null, base, hash: fromHex(hash) }
    const chain = Number(insertChain.run(number, row.parent, base, row.hash).lastInsertRowid) as ChainNumber
    rowsByChain.set(chain, { number: chain, ...row })
    return chain
  }
  const append = ({ chain, header, hash, body, signature }: StoredEntry): void => {
    const tip = tipOf(chain)
    if (header.seq !== tip.seq + 1 || header.previous !== tip.hash) throw new Error('an entry that does not continue its chain')
    if (coalition === undefined) insertValue.run(COALITION, fromHex(header.coalition))
    const keepsHash = signature !== undefined || header.kind !== KIND.text || header.seq % HASH_EVERY === 0
    insert.run(
      chain,
      header.seq,
      header.kind,
      header.document === undefined ? null : documents.numberOf(header.document),
      encodeHeads(header.heads, devices),
      header.epoch === NO_EPOCH ? null : fromHex(header.epoch),
      body,
      keepsHash ? fromHex(hash) : null,
      signature ?? null,
    )
    tips.set(chain, { seq: header.seq, hash })
  }
  const discard = (chain: ChainNumber, fromSeq: number): readonly StoredEntry[] => {
    const count = tipOf(chain).seq - fromSeq + 1
    const gone = count > 0 ? entries(chain, fromSeq, count) : []
    setAside.run(chain, fromSeq)
    remove.run(chain, fromSeq)
    tips.delete(chain)
    return gone
  }
  const firstKnowing = (chain: ChainNumber, device: DeviceId, seq: number): number | undefined => {
    for (const row of selectHeads.iterate(chain)) {
      if (decodeHeads(row.heads, devices).some((head) => head.device === device && head.seq >= seq)) return row.seq
    }
    return undefined
  }
  /** Computes every hash from the beginning and compares with those kept. */
  const check = (): readonly string[] => {
    const findings: string[] = []
    for (const { number, hash, base } of rowsByChain.values()) {
      let previous = toHex(hash) as EntryHash
      let expected = base + 1
      for (const row of select.iterate(number, base + 1, -1)) {
        const { hash: computed } = read(number, row, previous)
        if (row.seq !== expected) findings.push(`Log ${number}: entry ${expected} is missing.`)
        if (row.hash && toHex(row.hash) !== computed) findings.push(`Log ${number}: entry ${row.seq} is not what was written.`)
        previous = computed
        expected = row.seq + 1
      }
    }
    return findings
  }

  forget()
  return {
    chains,
    addChain,
    append,
    forgetSignature: (chain, seq) => void forgetSigned.run(chain, seq),
    discard,
    entry,
    entries,
    firstKnowing,
    forget,
    check,
  }
}

/** SQLite's blobs are Buffers; the core reads plain bytes. */
export const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)

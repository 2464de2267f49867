/** The record in SQLite: chains and entries. Headers and most hashes are computed again when read, so a row costs little beside its body. */
import { fromHex } from '../../../shared/bytes/hex.ts'
import { type EntryHeader, KIND, NO_EPOCH } from '../../../shared/entry/header.ts'
import type { EntryHash } from '../../../shared/ids.ts'
import type { AbsentBody, Chain, ChainNumber, ReplicaStore, StoredEntry } from '../../core/ports/replica-store.ts'
import { type AbsentBodies, openAbsentBodies } from './absent-bodies.ts'
import { openChainTable } from './chain-table.ts'
import { openEntryQuestions } from './entry-questions.ts'
import { openEntryRows, type RecordNames } from './entry-rows.ts'
import { encodeHeads } from './heads-blob.ts'
import type { OpenDatabase } from './open-database.ts'

/** The record's part of the store. */
export type EntryTable = Pick<
  ReplicaStore,
  'chains' | 'addChain' | 'append' | 'forgetSignature' | 'discard' | 'entry' | 'entries' | 'weight' | 'firstKnowing' | 'body'
> &
  Omit<AbsentBodies, 'note' | 'of' | 'forgetFrom'> & { readonly forget: () => void; readonly check: () => readonly string[] }

/** The end of a chain. */
interface Tip {
  readonly seq: number
  readonly hash: EntryHash
}

const HASH_EVERY = 32
const NO_BODY = new Uint8Array(0)
const COLUMNS = 'seq, kind, document, heads, epoch, body, hash, signature'

/** Chains and entries of a database. The coalition is kept once: it is the same for every entry. */
export function openEntryTable(database: OpenDatabase, names: RecordNames): EntryTable {
  const { devices, documents } = names
  const chainTable = openChainTable(database, devices)
  const { note, of: lackOf, forgetFrom: forgetAbsent, ...absentCalls } = openAbsentBodies(database, documents)
  const rows = openEntryRows(database, names, chainTable, { of: lackOf })
  const selectTip = database.prepare<[number], { seq: number }>('SELECT seq FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1')
  const insert = database.prepare(`INSERT INTO entry (chain, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const forgetSigned = database.prepare(
    `UPDATE entry SET signature = NULL, hash = CASE WHEN seq % ${HASH_EVERY} = 0 OR kind <> 0 THEN hash END WHERE chain = ? AND seq = ?`,
  )
  const setAside = database.prepare(
    `INSERT INTO discarded (chain, ${COLUMNS}) SELECT chain, ${COLUMNS} FROM entry WHERE chain = ? AND seq >= ?`,
  )
  const remove = database.prepare('DELETE FROM entry WHERE chain = ? AND seq >= ?')
  let tips = new Map<ChainNumber, Tip>()

  const entries = (chain: ChainNumber, fromSeq: number, limit: number): readonly StoredEntry[] => rows.read(chain, fromSeq, limit)
  const entry = (chain: ChainNumber, seq: number): StoredEntry | undefined => {
    const [found] = seq > chainTable.get(chain).base ? entries(chain, seq, 1) : []
    return found
  }
  const tipOf = (chain: ChainNumber): Tip => {
    const tip = tips.get(chain) ?? readTip(chain)
    tips.set(chain, tip)
    return tip
  }
  const readTip = (chain: ChainNumber): Tip => {
    const { base, hash } = chainTable.get(chain)
    const last = selectTip.get(chain)
    return last ? { seq: last.seq, hash: entry(chain, last.seq)?.hash as EntryHash } : { seq: base, hash }
  }
  const chains = (): readonly Chain[] => chainTable.all().map((row) => ({ ...row, ...tipOf(row.chain) }))

  const append = ({ chain, header, hash, body, signature }: StoredEntry): void => {
    const tip = tipOf(chain)
    if (header.seq !== tip.seq + 1 || header.previous !== tip.hash) throw new Error('an entry that does not continue its chain')
    rows.keepCoalition(header.coalition)
    rows.noteHash(chain, tip.seq, tip.hash)
    const keepsHash = signature !== undefined || header.kind !== KIND.text || header.seq % HASH_EVERY === 0
    const hashed = keepsHash ? fromHex(hash) : null
    insert.run(chain, header.seq, header.kind, ...headerColumns(header, names), body ?? NO_BODY, hashed, signature ?? null)
    if (!body) note(absentOf(chain, header))
    tips.set(chain, { seq: header.seq, hash })
  }
  const discard = (chain: ChainNumber, fromSeq: number): readonly StoredEntry[] => {
    const count = tipOf(chain).seq - fromSeq + 1
    const gone = count > 0 ? entries(chain, fromSeq, count) : []
    setAside.run(chain, fromSeq)
    remove.run(chain, fromSeq)
    forgetAbsent(chain, fromSeq)
    tips.delete(chain)
    rows.forget()
    return gone
  }
  const forget = (): void => {
    tips = new Map()
    chainTable.forget()
    rows.forget()
  }
  return {
    chains,
    addChain: chainTable.add,
    append,
    forgetSignature: (chain, seq) => void forgetSigned.run(chain, seq),
    discard,
    entry,
    entries,
    ...absentCalls,
    ...openEntryQuestions(database, devices),
    forget,
    check: () => chainTable.all().flatMap(({ chain }) => rows.check(chain)),
  }
}

function headerColumns({ document, heads, epoch }: EntryHeader, { devices, documents }: RecordNames) {
  return [
    document === undefined ? null : documents.numberOf(document),
    encodeHeads(heads, devices),
    epoch === NO_EPOCH ? null : fromHex(epoch),
  ] as const
}

function absentOf(chain: ChainNumber, { seq, kind, document, bodyHash, bodyLength }: EntryHeader): AbsentBody {
  if (kind !== KIND.text || document === undefined) throw new Error('only a text entry can come without its body')
  return { chain, seq, document, hash: bodyHash, bytes: bodyLength }
}

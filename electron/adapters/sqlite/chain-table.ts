/** Chains in SQLite: whose each is, and where it begins. */
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { DeviceId, EntryHash } from '../../../shared/ids.ts'
import type { Chain, ChainNumber, ReplicaStore } from '../../core/ports/replica-store.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** A chain without its end; `hash` is that of the entry at `base`. */
export type ChainStart = Omit<Chain, 'seq'>

/** See the head of this file. */
export interface ChainTable {
  readonly all: () => readonly ChainStart[]
  readonly get: (chain: ChainNumber) => ChainStart
  readonly add: ReplicaStore['addChain']
  /** Reads everything again: call after a transaction that failed. */
  readonly forget: () => void
}

interface Row {
  number: ChainNumber
  device: number
  parent: ChainNumber | null
  base: number
  hash: Uint8Array
}

/** Chains of a database. */
export function openChainTable(database: OpenDatabase, devices: Names<DeviceId>): ChainTable {
  const select = database.prepare<[], Row>('SELECT number, device, parent, base, hash FROM chain ORDER BY number')
  const insert = database.prepare('INSERT INTO chain (device, parent, base, hash) VALUES (?, ?, ?, ?)')
  let starts = new Map<ChainNumber, ChainStart>()

  const forget = (): void => {
    starts = new Map(select.all().map((row) => [row.number, startOf(row)]))
  }
  const startOf = ({ number, device, parent, base, hash }: Row): ChainStart => ({
    chain: number,
    device: devices.nameOf(device),
    parent: parent ?? undefined,
    base,
    hash: toHex(hash) as EntryHash,
  })
  const get = (chain: ChainNumber): ChainStart => {
    const start = starts.get(chain)
    if (!start) throw new Error(`no chain ${chain}`)
    return start
  }
  const add: ReplicaStore['addChain'] = (start) => {
    const { device, parent, base, hash } = start
    const { lastInsertRowid } = insert.run(devices.numberOf(device), parent ?? null, base, fromHex(hash))
    const chain = Number(lastInsertRowid) as ChainNumber
    starts.set(chain, { chain, device, parent, base, hash })
    return chain
  }
  forget()
  return { all: () => [...starts.values()], get, add, forget }
}

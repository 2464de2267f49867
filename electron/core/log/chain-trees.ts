/** The logs of all devices as trees of chains, read from the store: which chain holds an entry, and its hash. */
import { type Head, prefixOf } from '../../../shared/entry/header.ts'
import { type DeviceId, type EntryHash, NO_HASH } from '../../../shared/ids.ts'
import type { Chain, ChainNumber, ReplicaStore } from '../ports/replica-store.ts'

/** See the head of this file. The store is the truth; this keeps what is asked often. */
export interface ChainTrees {
  readonly all: () => readonly Chain[]
  readonly devices: () => Iterable<DeviceId>
  readonly get: (chain: ChainNumber) => Chain
  readonly ofDevice: (device: DeviceId) => readonly Chain[]
  /** The chain that holds sequence `seq` of this chain's lineage: itself or an ancestor; undefined beyond its end. */
  readonly holder: (chain: ChainNumber, seq: number) => ChainNumber | undefined
  /** The entry's hash at `seq` of the chain's lineage; `NO_HASH` at 0. */
  readonly hashAt: (chain: ChainNumber, seq: number) => EntryHash | undefined
  /** The chain that holds this head's entry, if it is stored. */
  readonly find: (head: Head) => ChainNumber | undefined
  /** Takes a chain that was added to the store, or its new end. */
  readonly remember: (chain: Chain) => void
  /** Reads everything again from the store (after a transaction that failed). */
  readonly reload: () => void
}

const CACHE_LIMIT = 50_000

/** The trees of a store. */
export function openChainTrees(store: ReplicaStore): ChainTrees {
  let chains = new Map<ChainNumber, Chain>()
  let numbersByDevice = new Map<DeviceId, ChainNumber[]>()
  const listsByDevice = new Map<DeviceId, readonly Chain[]>()
  /** Where logs end: what is asked for most, and of a log with thousands of branches the only thing found without a search. */
  const byTip = new Map<string, ChainNumber>()
  const hashes = new Map<string, EntryHash>()

  const remember = (chain: Chain): void => {
    if (!chains.has(chain.chain)) {
      const numbers = numbersByDevice.get(chain.device)
      if (numbers) numbers.push(chain.chain)
      else numbersByDevice.set(chain.device, [chain.chain])
    }
    const before = chains.get(chain.chain)
    if (before && byTip.get(tipName(before)) === chain.chain) byTip.delete(tipName(before))
    chains.set(chain.chain, chain)
    if (chain.seq > chain.base) byTip.set(tipName(chain), chain.chain)
    listsByDevice.delete(chain.device)
    if (chain.seq > chain.base) cacheHash(hashes, `${chain.chain}:${chain.seq}`, chain.hash)
  }
  const reload = (): void => {
    chains = new Map()
    numbersByDevice = new Map()
    listsByDevice.clear()
    byTip.clear()
    hashes.clear()
    for (const chain of store.chains()) remember(chain)
  }
  const get = (number: ChainNumber): Chain => {
    const chain = chains.get(number)
    if (!chain) throw new Error(`no chain ${number}`)
    return chain
  }
  const ofDevice = (device: DeviceId): readonly Chain[] => {
    const known = listsByDevice.get(device)
    if (known) return known
    const list = (numbersByDevice.get(device) ?? []).map(get)
    listsByDevice.set(device, list)
    return list
  }

  const holder = (number: ChainNumber, seq: number): ChainNumber | undefined => {
    let chain = get(number)
    if (seq > chain.seq || seq < 1) return undefined
    while (seq <= chain.base && chain.parent !== undefined) chain = get(chain.parent)
    return chain.chain
  }
  const hashAt = (number: ChainNumber, seq: number): EntryHash | undefined => {
    if (seq === 0) return NO_HASH
    const held = holder(number, seq)
    if (held === undefined) return undefined
    const tip = get(held)
    if (tip.seq === seq) return tip.hash
    const key = `${held}:${seq}`
    const known = hashes.get(key) ?? store.entry(held, seq)?.hash
    if (known) cacheHash(hashes, key, known)
    return known
  }
  const find = (head: Head): ChainNumber | undefined => {
    const tip = byTip.get(headName(head))
    if (tip !== undefined) return tip
    for (const chain of ofDevice(head.device)) {
      if (head.seq <= chain.base || head.seq >= chain.seq) continue
      const hash = hashAt(chain.chain, head.seq)
      if (hash && prefixOf(hash) === head.prefix) return chain.chain
    }
    return undefined
  }

  reload()
  return {
    all: () => [...chains.values()],
    devices: () => numbersByDevice.keys(),
    get,
    ofDevice,
    holder,
    hashAt,
    find,
    remember,
    reload,
  }
}

const headName = ({ device, seq, prefix }: Head): string => `${device} ${seq} ${prefix}`
const tipName = ({ device, seq, hash }: Chain): string => headName({ device, seq, prefix: prefixOf(hash) })

function cacheHash(hashes: Map<string, EntryHash>, key: string, hash: EntryHash): void {
  if (hashes.size >= CACHE_LIMIT) hashes.clear()
  hashes.set(key, hash)
}

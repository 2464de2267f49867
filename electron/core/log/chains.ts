/** The logs of all devices as trees of chains: finding entries along a lineage, extending chains, noticing forks. */
import { type Head, prefixOf } from '../../../shared/entry/header.ts'
import type { RunEntry } from '../../../shared/entry/run.ts'
import { type DeviceId, type EntryHash, NO_HASH } from '../../../shared/ids.ts'
import type { Chain, ChainNumber, ReplicaStore } from '../ports/replica-store.ts'

/** What became of an entry that was offered. */
export type Placed = 'added' | 'held' | 'forked' | 'detached'

/** One way a forked log went on. */
export interface Branch {
  readonly first: EntryHash
  readonly base: number
  readonly chain: ChainNumber
}

/** See the head of this file. The store is the truth; this keeps what is asked often. */
export interface Chains {
  readonly all: () => readonly Chain[]
  readonly get: (chain: ChainNumber) => Chain
  readonly ofDevice: (device: DeviceId) => readonly Chain[]
  /** The chain that holds sequence `seq` of this chain's lineage: itself or an ancestor; undefined beyond its end. */
  readonly holder: (chain: ChainNumber, seq: number) => ChainNumber | undefined
  /** The entry's hash at `seq` of the chain's lineage; `NO_HASH` at 0. */
  readonly hashAt: (chain: ChainNumber, seq: number) => EntryHash | undefined
  /** The chain that holds this head's entry, if it is stored. */
  readonly find: (head: Head) => ChainNumber | undefined
  /** Puts an entry whose hash is computed and whose signature (or a later one's) is checked where its `previous` says. */
  readonly place: (entry: RunEntry) => Placed
  /** Tips: the last entry of every chain that no other chain continues. Ordered as heads in a header. */
  readonly heads: () => readonly Head[]
  /** First forked sequence of a device: every entry from it on is disputed. */
  readonly forkOf: (device: DeviceId) => number | undefined
  /** True once any log has forked. */
  readonly hasForks: () => boolean
  /** The branches of a forked log: each with its first entry, the sequence before it, and a chain that runs through it. */
  readonly branchesOf: (device: DeviceId) => readonly Branch[]
  /** Sequences after which the lineage of this chain stands beside another branch, rising. */
  readonly forksAlong: (chain: ChainNumber) => readonly number[]
  /** Reads everything again from the store (after a transaction that failed). */
  readonly reload: () => void
}

const CACHE_LIMIT = 50_000

/** Reads the chains of a store. */
export function openChains(store: ReplicaStore): Chains {
  let chains = new Map<ChainNumber, Chain>()
  let numbersByDevice = new Map<DeviceId, ChainNumber[]>()
  const hashes = new Map<string, EntryHash>()

  const remember = (chain: Chain): void => {
    if (!chains.has(chain.chain)) {
      const numbers = numbersByDevice.get(chain.device)
      if (numbers) numbers.push(chain.chain)
      else numbersByDevice.set(chain.device, [chain.chain])
    }
    chains.set(chain.chain, chain)
  }
  const reload = (): void => {
    chains = new Map()
    numbersByDevice = new Map()
    hashes.clear()
    for (const chain of store.chains()) remember(chain)
  }
  const get = (number: ChainNumber): Chain => {
    const chain = chains.get(number)
    if (!chain) throw new Error(`no chain ${number}`)
    return chain
  }
  const ofDevice = (device: DeviceId): readonly Chain[] => (numbersByDevice.get(device) ?? []).map(get)

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
    for (const chain of ofDevice(head.device)) {
      if (head.seq <= chain.base) continue
      const hash = hashAt(chain.chain, head.seq)
      if (hash && prefixOf(hash) === head.prefix) return chain.chain
    }
    return undefined
  }

  const extend = (number: ChainNumber, entry: RunEntry): void => {
    const { hash, header } = entry
    store.append({ chain: number, header, hash, body: entry.body, signature: entry.signature })
    remember({ ...get(number), seq: header.seq, hash })
    cacheHash(hashes, `${number}:${header.seq}`, hash)
  }
  const begin = (entry: RunEntry, parent: ChainNumber | undefined): void => {
    const { device, previous, seq } = entry.header
    const base = seq - 1
    const chain = store.addChain({ device, parent, base, hash: previous })
    remember({ chain, device, parent, base, seq: base, hash: previous })
    extend(chain, entry)
  }
  const place = (entry: RunEntry): Placed => {
    const { device, previous, seq } = entry.header
    const own = ofDevice(device)
    if (own.some((chain) => hashAt(chain.chain, seq) === entry.hash)) return 'held'
    const parent = own.find((chain) => hashAt(chain.chain, seq - 1) === previous)
    if (!parent && own.length === 0 && seq === 1 && previous === NO_HASH) {
      begin(entry, undefined)
      return 'added'
    }
    if (!parent) return 'detached'
    if (parent.seq === seq - 1) {
      extend(parent.chain, entry)
      return 'added'
    }
    begin(entry, seq === 1 ? undefined : holder(parent.chain, seq - 1))
    return 'forked'
  }

  const heads = (): readonly Head[] => {
    const tips: Head[] = []
    for (const chain of chains.values()) {
      const continued = ofDevice(chain.device).some((other) => other.parent === chain.chain && other.base === chain.seq)
      if (chain.seq > chain.base && !continued) tips.push(headOf(chain.device, chain.seq, chain.hash))
    }
    return tips
  }
  const forkOf = (device: DeviceId): number | undefined => {
    const own = ofDevice(device)
    if (own.length < 2) return undefined
    return Math.min(...own.filter((chain) => isBranch(chain, own)).map((chain) => chain.base + 1))
  }

  const forksAlong = (number: ChainNumber): readonly number[] => {
    const { device, seq } = get(number)
    const own = ofDevice(device)
    const beside = own.filter(
      (branch) =>
        isBranch(branch, own) &&
        branch.base < seq &&
        (branch.base === 0 || hashAt(number, branch.base) === hashAt(branch.chain, branch.base)),
    )
    return [...new Set(beside.map(({ base }) => base))].sort((a, b) => a - b)
  }

  const hasForks = (): boolean => [...numbersByDevice.values()].some((numbers) => numbers.length > 1)
  const branchesOf = (device: DeviceId): readonly Branch[] => {
    const branches = new Map<EntryHash, Branch>()
    for (const { chain } of ofDevice(device)) {
      for (const base of forksAlong(chain)) {
        const first = hashAt(chain, base + 1)
        if (first && !branches.has(first)) branches.set(first, { first, base, chain })
      }
    }
    return [...branches.values()]
  }

  reload()
  return {
    all: () => [...chains.values()],
    get,
    ofDevice,
    holder,
    hashAt,
    find,
    place,
    heads,
    forkOf,
    hasForks,
    branchesOf,
    forksAlong,
    reload,
  }
}

/** The head that names an entry. */
export const headOf = (device: DeviceId, seq: number, hash: EntryHash): Head => ({ device, seq, prefix: prefixOf(hash) })

function isBranch(chain: Chain, own: readonly Chain[]): boolean {
  return chain.parent !== undefined || own.some((other) => other !== chain && other.parent === undefined)
}

function cacheHash(hashes: Map<string, EntryHash>, key: string, hash: EntryHash): void {
  if (hashes.size >= CACHE_LIMIT) hashes.clear()
  hashes.set(key, hash)
}

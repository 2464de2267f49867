/** The logs of all devices: finding entries along a lineage, extending chains, noticing forks. */
import { type Head, prefixOf } from '../../../shared/entry/header.ts'
import { compareHeads, type SparseEntry } from '../../../shared/entry/run.ts'
import { type DeviceId, type EntryHash, NO_HASH } from '../../../shared/ids.ts'
import type { ChainNumber, ReplicaStore } from '../ports/replica-store.ts'
import { type ChainTrees, openChainTrees } from './chain-trees.ts'
import { type Forks, findForks } from './forks.ts'

/** What became of an entry that was offered. */
export type Placed = 'added' | 'held' | 'forked' | 'detached'

export type { Branch, Forks } from './forks.ts'

/** See the head of this file. */
export interface Chains extends Omit<ChainTrees, 'devices' | 'remember'>, Forks {
  /** Puts an entry whose hash is computed and whose signature (or a later one's) is checked where its `previous` says. */
  readonly place: (entry: SparseEntry) => Placed
  /** Tips: the last entry of every chain that no other chain continues. Ordered as heads in a header. */
  readonly heads: () => readonly Head[]
}

/** Reads the chains of a store. */
export function openChains(store: ReplicaStore): Chains {
  const trees = openChainTrees(store)
  const { all, get, ofDevice, hashAt, holder, find, remember, reload } = trees

  const extend = (number: ChainNumber, entry: SparseEntry): void => {
    const { hash, header } = entry
    store.append({ chain: number, header, hash, body: entry.body, signature: entry.signature })
    remember({ ...get(number), seq: header.seq, hash })
  }
  const begin = (entry: SparseEntry, parent: ChainNumber | undefined): void => {
    const { device, previous, seq } = entry.header
    const base = seq - 1
    const chain = store.addChain({ device, parent, base, hash: previous })
    remember({ chain, device, parent, base, seq: base, hash: previous })
    extend(chain, entry)
  }
  const place = (entry: SparseEntry): Placed => {
    const { device, previous, seq } = entry.header
    const own = ofDevice(device)
    if (own.some((chain) => hashAt(chain.chain, seq) === entry.hash)) return 'held'
    if (own.length === 0) return placeFirst(entry)
    const parent = own.find((chain) => hashAt(chain.chain, seq - 1) === previous)
    if (!parent) return 'detached'
    if (parent.seq === seq - 1) {
      extend(parent.chain, entry)
      return 'added'
    }
    begin(entry, seq === 1 ? undefined : holder(parent.chain, seq - 1))
    return 'forked'
  }
  const placeFirst = (entry: SparseEntry): Placed => {
    if (entry.header.seq !== 1 || entry.header.previous !== NO_HASH) return 'detached'
    begin(entry, undefined)
    return 'added'
  }

  const heads = (): readonly Head[] => {
    const tips: Head[] = []
    const continued = new Set<ChainNumber>()
    for (const { parent, base } of all()) if (parent !== undefined && base === get(parent).seq) continued.add(parent)
    for (const chain of all()) {
      if (chain.seq > chain.base && !continued.has(chain.chain)) tips.push(headOf(chain.device, chain.seq, chain.hash))
    }
    return tips.sort(compareHeads)
  }
  return { all, get, ofDevice, holder, hashAt, find, place, heads, reload, ...findForks(trees) }
}

/** The head that names an entry. */
export const headOf = (device: DeviceId, seq: number, hash: EntryHash): Head => ({ device, seq, prefix: prefixOf(hash) })

/** Where logs have forked: what of a device's chains stands beside another branch. SPEC rule LOG-11. */
import type { DeviceId, EntryHash } from '../../../shared/ids.ts'
import type { Chain, ChainNumber } from '../ports/replica-store.ts'
import type { ChainTrees } from './chain-trees.ts'

/** One way a forked log went on. */
export interface Branch {
  readonly first: EntryHash
  readonly base: number
  readonly chain: ChainNumber
}

/** See the head of this file. */
export interface Forks {
  /** First forked sequence of a device: every entry from it on is disputed. */
  readonly forkOf: (device: DeviceId) => number | undefined
  /** True once any log has forked. */
  readonly hasForks: () => boolean
  /** The branches of a forked log: each with its first entry, the sequence before it, and a chain that runs through it. */
  readonly branchesOf: (device: DeviceId) => readonly Branch[]
  /** Sequences after which the lineage of this chain stands beside another branch, rising. */
  readonly forksAlong: (chain: ChainNumber) => readonly number[]
}

/** The forks among these chains, as they are when asked. */
export function findForks({ devices, get, ofDevice, hashAt }: Pick<ChainTrees, 'devices' | 'get' | 'ofDevice' | 'hashAt'>): Forks {
  const hasForks = (): boolean => [...devices()].some((device) => ofDevice(device).length > 1)

  const forkOf = (device: DeviceId): number | undefined => {
    const own = ofDevice(device)
    if (own.length < 2) return undefined
    return Math.min(...own.filter((chain) => isBranch(chain, own)).map((chain) => chain.base + 1))
  }
  const forksAlong = (chain: ChainNumber): readonly number[] => {
    const { device, seq } = get(chain)
    const own = ofDevice(device)
    const isBeside = (branch: Chain): boolean => isBranch(branch, own) && branch.base < seq && shareBase(chain, branch)
    return [...new Set(own.filter(isBeside).map(({ base }) => base))].sort((a, b) => a - b)
  }
  const shareBase = (chain: ChainNumber, { chain: branch, base }: Chain): boolean =>
    base === 0 || hashAt(chain, base) === hashAt(branch, base)

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
  return { hasForks, forkOf, forksAlong, branchesOf }
}

function isBranch(chain: Chain, own: readonly Chain[]): boolean {
  return chain.parent !== undefined || own.some((other) => other !== chain && other.parent === undefined)
}

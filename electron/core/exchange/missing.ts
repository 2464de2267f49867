/** What a peer lacks, decided from its heads alone. SPEC rules EXCH-2 to EXCH-4. */
import type { Head } from '../../../shared/entry/header.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { type Chains, headOf } from '../log/chains.ts'
import type { Chain, ChainNumber } from '../ports/replica-store.ts'

/** A stretch of a chain, from `from` to its end, that the peer does not have. */
export interface Missing {
  readonly chain: ChainNumber
  readonly from: number
}

/** Everything a peer with these heads lacks, and logs on which its branch is unknown here. */
export interface Comparison {
  readonly missing: readonly Missing[]
  /** Logs where the peer holds another branch from somewhere: points must be compared first. */
  readonly diverged: ReadonlySet<DeviceId>
}

/** Compares the peer's heads to what is stored. */
export function comparePeer(chains: Chains, theirs: readonly Head[]): Comparison {
  const headsByDevice = new Map<DeviceId, Head[]>()
  for (const head of theirs) headsByDevice.set(head.device, [...(headsByDevice.get(head.device) ?? []), head])
  const missing: Missing[] = []
  const diverged = new Set<DeviceId>()
  for (const chain of chains.all()) {
    if (chain.seq === chain.base) continue
    const held = heldThrough(chains, chain, headsByDevice.get(chain.device) ?? [])
    if (held === 'diverged') diverged.add(chain.device)
    else if (held < chain.seq) missing.push({ chain: chain.chain, from: held + 1 })
  }
  return { missing: missing.filter(({ chain }) => !diverged.has(chains.get(chain).device)), diverged }
}

/** How far along a chain's own entries a holder of these heads has them. A head ahead of everything here is taken to contain it. */
function heldThrough(chains: Chains, chain: Chain, heads: readonly Head[]): number | 'diverged' {
  let through = chain.base
  for (const head of heads) {
    const at = chains.find(head)
    if (at !== undefined) through = Math.max(through, sharedThrough(chains, chain, at, head.seq))
    else if (chains.ofDevice(chain.device).some(({ seq }) => head.seq <= seq)) return 'diverged'
    else return chain.seq
  }
  return through
}

/** The last own entry of `chain` on the lineage that ends at `seq` of chain `at`; its base if there is none. */
function sharedThrough(chains: Chains, chain: Chain, at: ChainNumber, seq: number): number {
  let current: ChainNumber | undefined = at
  let limit = seq
  while (current !== undefined) {
    if (current === chain.chain) return Math.max(chain.base, limit)
    const { base, parent }: Chain = chains.get(current)
    limit = Math.min(limit, base)
    current = parent
  }
  return chain.base
}

/** Points of a device's chains in steps of 1, 2, 4 … from each end, so that a peer finds the last entry in common. */
export function pointsOf(chains: Chains, device: DeviceId): readonly Head[] {
  const points = new Map<string, Head>()
  for (const { chain, seq } of chains.ofDevice(device)) {
    for (let back = 0; back < seq; back = back === 0 ? 1 : back * 2) {
      const hash = chains.hashAt(chain, seq - back)
      if (hash) points.set(`${seq - back} ${hash}`, headOf(device, seq - back, hash))
    }
  }
  return [...points.values()]
}

/**
 * Logs of which an entry is waited for that stands on a branch that is not here. A peer that holds it may take the longer branch here to contain it, and
 * then sends nothing by itself.
 */
export function devicesWithUnseenBranch(chains: Chains, wanted: readonly Head[]): readonly DeviceId[] {
  const isBehind = ({ device, seq }: Head): boolean => chains.ofDevice(device).some((chain) => seq <= chain.seq)
  return [...new Set(wanted.filter(isBehind).map(({ device }) => device))]
}

/** What to send to a peer whose points of one log these are, all of that log: everything after the last entry in common. */
export function missingAfterPoints(chains: Chains, device: DeviceId, points: readonly Head[]): readonly Missing[] {
  const common = points.filter((point) => chains.find(point) !== undefined)
  const last = Math.max(0, ...common.map(({ seq }) => seq))
  return chains
    .ofDevice(device)
    .filter(({ seq, base }) => seq > Math.max(last, base))
    .map(({ chain, base }) => ({ chain, from: Math.max(last, base) + 1 }))
}

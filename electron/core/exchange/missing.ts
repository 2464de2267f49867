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
  const headsByDevice = Map.groupBy(theirs, ({ device }) => device)
  const heldByDevice = new Map<DeviceId, Held>()
  const heldOf = (device: DeviceId): Held => {
    const held = heldByDevice.get(device) ?? heldThrough(chains, device, headsByDevice.get(device) ?? [])
    heldByDevice.set(device, held)
    return held
  }
  const missing: Missing[] = []
  const diverged = new Set<DeviceId>()
  for (const { chain, device, base, seq } of chains.all()) {
    if (seq === base) continue
    const held = heldOf(device)
    if (held === 'diverged') diverged.add(device)
    else if (held !== 'all' && (held.get(chain) ?? base) < seq) missing.push({ chain, from: Math.max(base, held.get(chain) ?? base) + 1 })
  }
  return { missing, diverged }
}

/** How far along a log's chains somebody has them: through which sequence of each; nothing of the others' own entries. */
type Held = ReadonlyMap<ChainNumber, number> | 'all' | 'diverged'

/** How far along a device's chains a holder of these heads has them. A head ahead of everything here is taken to contain it. */
function heldThrough(chains: Chains, device: DeviceId, heads: readonly Head[]): Held {
  const through = new Map<ChainNumber, number>()
  for (const head of heads) {
    const at = chains.find(head)
    if (at === undefined) return chains.ofDevice(device).some(({ seq }) => head.seq <= seq) ? 'diverged' : 'all'
    holdLineage(chains, through, at, head.seq)
  }
  return through
}

/** Everything along the lineage that ends at `seq` of a chain is held. */
function holdLineage(chains: Chains, through: Map<ChainNumber, number>, at: ChainNumber, seq: number): void {
  let current: ChainNumber | undefined = at
  let limit = seq
  while (current !== undefined && (through.get(current) ?? 0) < limit) {
    through.set(current, limit)
    const { base, parent }: Chain = chains.get(current)
    limit = Math.min(limit, base)
    current = parent
  }
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

/** How far every chain has been applied, and what its author had applied by then. SPEC rules APPLY-1, LOG-4. */
import type { Head } from '../../../shared/entry/header.ts'
import { compareHeads } from '../../../shared/entry/run.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { type Chains, headOf } from '../log/chains.ts'
import type { ChainNumber, ReplicaStore, StoredEntry } from '../ports/replica-store.ts'

/** See the head of this file. */
export interface Progress {
  readonly appliedOf: (chain: ChainNumber) => number
  /** The highest applied sequence among a device's chains. */
  readonly appliedOfDevice: (device: DeviceId) => number
  /** What the author of a chain had applied at its last applied entry. */
  readonly knownAt: (chain: ChainNumber) => readonly Head[]
  /** Undefined if everything that the entry's author had applied is applied here; else a question that is true while one thing it waits for is not. */
  readonly obstacleOf: (entry: StoredEntry) => Obstacle | undefined
  /** True if entries of the chain wait. */
  readonly isBehind: (chain: ChainNumber) => boolean
  /** Counts an entry as applied; answers what its author had applied, its own declaration included. */
  readonly advance: (entry: StoredEntry) => readonly Head[]
  /** A chain's own applied entries in order, each with what `advance` answered. */
  readonly applied: (chain: ChainNumber) => Iterable<AppliedEntry>
  /** Writes what has moved since to the store. */
  readonly save: () => void
  /** What has been applied, as heads in header order. */
  readonly frontier: () => readonly Head[]
  /** The same, each log only up to before the entry that `firstWaiting` names: where its own or an earlier part of its lineage waits, nothing of it. */
  readonly frontierBefore: (firstWaiting: (chain: ChainNumber) => number | undefined) => readonly Head[]
  /** Stored entries that wait for others. */
  readonly waiting: () => number
  /** Entries that others wait for and that are not stored here. */
  readonly wanted: () => readonly Head[]
  /** Reads everything again from the store. */
  readonly reload: () => void
}

/** An entry with what its author had applied, its own declaration included. */
export interface AppliedEntry<E extends StoredEntry = StoredEntry> {
  readonly entry: E
  readonly known: readonly Head[]
}

/** True while what is waited for is not applied. */
export type Obstacle = () => boolean

interface Mark {
  readonly applied: number
  readonly known: readonly Head[]
}

const BATCH = 256

/** The progress kept in a store. */
export function openProgress(store: ReplicaStore, chains: Chains): Progress {
  let marks = new Map<ChainNumber, Mark>()
  const moved = new Set<ChainNumber>()

  const markOf = (chain: ChainNumber): Mark => marks.get(chain) ?? startOf(chain)
  const startOf = (chain: ChainNumber): Mark => {
    const { base, parent } = chains.get(chain)
    return { applied: base, known: parent === undefined ? [] : knownOnLineage(store, chains, parent, base) }
  }
  // Of a branch that waits only this: what its author knew is read from the log it left.
  const appliedOf = (chain: ChainNumber): number => marks.get(chain)?.applied ?? chains.get(chain).base
  const isApplied = (head: Head): boolean => {
    const chain = chains.find(head)
    return chain !== undefined && appliedOf(chain) >= head.seq
  }
  const obstacleOf: Progress['obstacleOf'] = ({ chain, header }) => {
    const { base, parent } = chains.get(chain)
    if (header.seq === base + 1 && parent !== undefined && appliedOf(parent) < base) return () => appliedOf(parent) < base
    const missing = header.heads.find((head) => !isApplied(head))
    return missing && (() => !isApplied(missing))
  }
  const advance = ({ chain, header }: StoredEntry): readonly Head[] => {
    const known = advanceKnown(chains, markOf(chain).known, header.heads)
    marks.set(chain, { applied: header.seq, known })
    moved.add(chain)
    return known
  }
  function* applied(chain: ChainNumber): Iterable<AppliedEntry> {
    let { applied: through, known } = startOf(chain)
    const end = appliedOf(chain)
    while (through < end) {
      for (const entry of store.entries(chain, through + 1, Math.min(BATCH, end - through))) {
        known = advanceKnown(chains, known, entry.header.heads)
        through = entry.header.seq
        yield { entry, known }
      }
    }
  }
  const save = (): void => {
    for (const chain of moved) store.setProgress({ chain, ...markOf(chain) })
    moved.clear()
  }
  const reload = (): void => {
    marks = new Map(store.progress().map(({ chain, applied, known }) => [chain, { applied, known }]))
    moved.clear()
  }
  const tipsOf = (throughOf: (chain: ChainNumber) => number): readonly Head[] => {
    const tips: Head[] = []
    const continued = continuedBy(throughOf)
    for (const chain of chains.all()) {
      const through = throughOf(chain.chain)
      const hash = through > chain.base ? chains.hashAt(chain.chain, through) : undefined
      if (hash && !continued.has(chain.chain)) tips.push(headOf(chain.device, through, hash))
    }
    return tips.sort(compareHeads)
  }
  /** Chains from whose end another chain that counts goes on. */
  const continuedBy = (throughOf: (chain: ChainNumber) => number): ReadonlySet<ChainNumber> => {
    const continued = new Set<ChainNumber>()
    for (const { chain, parent, base } of chains.all())
      if (parent !== undefined && base >= throughOf(parent) && throughOf(chain) > base) continued.add(parent)
    return continued
  }
  const frontierBefore: Progress['frontierBefore'] = (firstWaiting) => {
    const throughOf = (number: ChainNumber): number => {
      const { base, parent } = chains.get(number)
      if (parent !== undefined && throughOf(parent) < base) return base
      return Math.min(appliedOf(number), (firstWaiting(number) ?? Number.POSITIVE_INFINITY) - 1)
    }
    return tipsOf(throughOf)
  }

  const wanted = (): readonly Head[] =>
    chains
      .all()
      .filter(({ chain, seq }) => seq > appliedOf(chain))
      .flatMap(({ chain }) => store.entry(chain, appliedOf(chain) + 1)?.header.heads ?? [])
      .filter((head) => chains.find(head) === undefined)

  reload()
  return {
    appliedOf,
    appliedOfDevice: (device) => Math.max(0, ...chains.ofDevice(device).map(({ chain }) => appliedOf(chain))),
    knownAt: (chain) => markOf(chain).known,
    obstacleOf,
    isBehind: (chain) => chains.get(chain).seq > appliedOf(chain),
    advance,
    applied,
    save,
    frontier: () => tipsOf(appliedOf),
    frontierBefore,
    waiting: () => chains.all().reduce((sum, { chain, seq }) => sum + seq - appliedOf(chain), 0),
    wanted,
    reload,
  }
}

/** What the lineage's author had declared by `seq`: only asked where a fork begins, so it reads the chain. */
function knownOnLineage(store: ReplicaStore, chains: Chains, chain: ChainNumber, seq: number): readonly Head[] {
  const { base, parent } = chains.get(chain)
  let known = parent === undefined ? [] : knownOnLineage(store, chains, parent, Math.min(base, seq))
  for (let from = base + 1; from <= seq; from += BATCH) {
    for (const entry of store.entries(chain, from, Math.min(BATCH, seq - from + 1))) known = advanceKnown(chains, known, entry.header.heads)
  }
  return known
}

/** A later head of the same branch replaces an earlier one. */
function advanceKnown(chains: Chains, known: readonly Head[], heads: readonly Head[]): readonly Head[] {
  if (heads.length === 0) return known
  const headsByDevice = Map.groupBy(heads, ({ device }) => device)
  const kept = known.filter((old) => !headsByDevice.get(old.device)?.some((head) => continuesHead(chains, head, old)))
  return [...kept, ...heads].sort(compareHeads)
}

function continuesHead(chains: Chains, head: Head, old: Head): boolean {
  if (head.seq <= old.seq) return head.seq === old.seq && head.prefix === old.prefix
  if (chains.ofDevice(head.device).length < 2) return true
  const chain = chains.find(head)
  return chain !== undefined && chains.hashAt(chain, old.seq)?.startsWith(old.prefix) === true
}

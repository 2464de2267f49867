/** Goes through the logs and hands on every entry that is ready, each after what its author had applied. SPEC rule APPLY-1. */
import type { Chains } from '../log/chains.ts'
import type { ChainNumber, ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
import type { Obstacle, Progress } from './progress.ts'

/** See the head of this file. */
export interface Advancing {
  /** One pass over all chains. `apply` counts what it is handed as applied. True if anything was. */
  readonly pass: (apply: (entry: StoredEntry) => void) => boolean
  /** Forgets what holds up which chain. */
  readonly reload: () => void
}

/** Entries that are read at once at most, with their bodies. */
const BATCH = 64

/** Advancing over a store's chains, as far as `progress` says. */
export function createAdvancing(store: ReplicaStore, chains: Chains, progress: Progress): Advancing {
  /** What holds up a chain, so that what waits is not read again at every step. */
  const obstacles = new Map<ChainNumber, Obstacle>()

  const pass: Advancing['pass'] = (apply) => {
    let applied = 0
    for (const { chain } of chains.all()) applied += advance(chain, apply)
    return applied > 0
  }
  const advance = (chain: ChainNumber, apply: (entry: StoredEntry) => void): number => {
    let applied = 0
    if (obstacles.get(chain)?.()) return applied
    obstacles.delete(chain)
    // One first: what follows an entry that waits is not needed.
    for (let batch = 1; progress.isBehind(chain); batch = Math.min(batch * 2, BATCH)) {
      for (const entry of store.entries(chain, progress.appliedOf(chain) + 1, batch)) {
        const obstacle = progress.obstacleOf(entry)
        if (obstacle) {
          obstacles.set(chain, obstacle)
          return applied
        }
        apply(entry)
        applied++
      }
    }
    return applied
  }
  return { pass, reload: () => obstacles.clear() }
}

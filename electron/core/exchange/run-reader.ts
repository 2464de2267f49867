/** Cuts stretches of a chain into runs of a sendable size, each ending in a signed entry. SPEC rule LOG-8. */
import { encodeRun } from '../../../shared/entry/run.ts'
import type { Chains } from '../log/chains.ts'
import type { ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
import type { Missing } from './missing.ts'

/** One run and where the next begins. */
export interface NextRun {
  readonly run: Uint8Array
  readonly device: string
  readonly through: StoredEntry
}

const RUN_BYTES = 64 * 1024
const RUN_ENTRIES = 1024
const BATCH = 128

/** The first run of a stretch: at least one entry, about 64 KiB or a thousand entries, up to a signed one. Undefined if nothing is left. */
export function nextRun(store: ReplicaStore, chains: Chains, missing: Missing): NextRun | undefined {
  const entries: StoredEntry[] = []
  let bytes = 0
  const end = chains.get(missing.chain).seq
  for (let from = missing.from; from <= end; ) {
    const batch = store.entries(missing.chain, from, BATCH)
    if (batch.length === 0) break
    for (const entry of batch) {
      entries.push(entry)
      bytes += entry.body.length
      if ((bytes >= RUN_BYTES || entries.length >= RUN_ENTRIES) && entry.signature) return runOf(entries)
    }
    from += batch.length
  }
  return entries.length > 0 ? runOf(entries) : undefined
}

function runOf(entries: readonly StoredEntry[]): NextRun {
  const through = entries.at(-1) as StoredEntry
  return { run: encodeRun(entries), device: through.header.device, through }
}

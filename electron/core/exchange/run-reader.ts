/** Cuts stretches of a chain into runs of a sendable size, each ending in a signed entry. SPEC rules LOG-7, LOG-8, EXCH-10. */
import { bytesOfHeads, encodeRun, hasBody, mayBeAbsent } from '../../../shared/entry/run.ts'
import type { Chains } from '../log/chains.ts'
import type { ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
import type { Missing } from './missing.ts'

/** One run and where the next begins. */
export interface NextRun {
  readonly run: Uint8Array
  readonly device: string
  readonly through: StoredEntry
}

/**
 * Which bodies go into a run. `held`: all that are here. `headers`: none that can be left out. `whole`: all, so that it ends before the first entry whose
 * body is not here.
 */
export type RunForm = 'held' | 'headers' | 'whole'

const RUN_BYTES = 64 * 1024
const RUN_ENTRIES = 1024
const BATCH = 128
/** What stands for a body that is left out. */
const HASH_BYTES = 32

/** The first run of a stretch: at least one entry, about 64 KiB or a thousand entries, up to a signed one. Undefined if nothing is left. */
export function nextRun(store: ReplicaStore, chains: Chains, missing: Missing, form: RunForm): NextRun | undefined {
  const entries: StoredEntry[] = []
  let bytes = 0
  for (const entry of formed(entriesOf(store, chains, missing), form)) {
    entries.push(entry)
    bytes += (entry.body?.length ?? HASH_BYTES) + bytesOfHeads(entry.header)
    if ((bytes >= RUN_BYTES || entries.length >= RUN_ENTRIES) && entry.signature) break
  }
  // The end of a log is signed; where a run ends before it, nothing proves what follows the last signature.
  const signed = entries.slice(0, entries.findLastIndex(({ signature }) => signature !== undefined) + 1)
  const through = signed.at(-1)
  return through && { run: encodeRun(signed), device: through.header.device, through }
}

function* entriesOf(store: ReplicaStore, chains: Chains, { chain, from }: Missing): Iterable<StoredEntry> {
  const end = chains.get(chain).seq
  while (from <= end) {
    const batch = store.entries(chain, from, BATCH)
    if (batch.length === 0) return
    yield* batch
    from += batch.length
  }
}

function* formed(entries: Iterable<StoredEntry>, form: RunForm): Iterable<StoredEntry> {
  for (const entry of entries) {
    if (form === 'whole' && !hasBody(entry)) return
    yield form === 'headers' && mayBeAbsent(entry.header) ? { ...entry, body: undefined } : entry
  }
}

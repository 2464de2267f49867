/** Text entries that are in the log and wait in their text: for their own body, or for that of one their author had applied. SPEC rule APPLY-5. */
import type { Head } from '../../../shared/entry/header.ts'
import { hasBody } from '../../../shared/entry/run.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Chains } from '../log/chains.ts'
import type { ChainNumber, ReplicaStore, StoredEntry, WaitingText, WholeEntry } from '../ports/replica-store.ts'
import type { AppliedEntry } from './progress.ts'

/** See the head of this file. */
export interface WaitingTexts {
  /** Keeps an entry that has to wait. Answers false for one that has not. */
  readonly hold: (applied: AppliedEntry, document: DocumentId) => boolean
  /** Entries of a text that wait no more, in causal order; they are held no longer. */
  readonly release: (document: DocumentId) => readonly AppliedEntry<WholeEntry>[]
  /** The first sequence of a chain that waits in any text. */
  readonly firstOf: (chain: ChainNumber) => number | undefined
  readonly count: () => number
  /** Reads again what the store holds (after a transaction that failed, or when projections were emptied). */
  readonly reload: () => void
}

/** First waiting sequence by chain. */
type Starts = Map<ChainNumber, number>

/** What waits in the texts of a store. */
export function openWaitingTexts(store: ReplicaStore, chains: Chains): WaitingTexts {
  const startsByDocument = new Map<DocumentId, Starts>()
  let count = 0

  const reload = (): void => {
    startsByDocument.clear()
    count = 0
    for (const { document, chain, seq, count: rows } of store.waitingStarts()) {
      note(startsOf(document), chain, seq)
      count += rows
    }
  }
  const startsOf = (document: DocumentId): Starts => {
    const held = startsByDocument.get(document) ?? new Map<ChainNumber, number>()
    startsByDocument.set(document, held)
    return held
  }
  const mustWait = (entry: StoredEntry, known: readonly Head[], starts: Starts): boolean =>
    !hasBody(entry) || [...starts].some(([chain, seq]) => stands(entry, known, chain, seq))
  /** True if the author of an entry had applied `seq` of `chain`, or wrote it before. */
  const stands = (entry: StoredEntry, known: readonly Head[], chain: ChainNumber, seq: number): boolean => {
    const { device } = chains.get(chain)
    const isOn = (through: ChainNumber | undefined, last: number): boolean =>
      through !== undefined && seq <= last && chains.holder(through, seq) === chain
    if (entry.header.device === device && isOn(entry.chain, entry.header.seq - 1)) return true
    return known.some((head) => head.device === device && isOn(chains.find(head), head.seq))
  }

  const hold: WaitingTexts['hold'] = ({ entry, known }, document) => {
    const starts = startsByDocument.get(document) ?? new Map<ChainNumber, number>()
    if (!mustWait(entry, known, starts)) return false
    startsByDocument.set(document, starts)
    note(starts, entry.chain, entry.header.seq)
    count++
    store.addWaiting({ document, chain: entry.chain, seq: entry.header.seq, known })
    return true
  }
  const release: WaitingTexts['release'] = (document) => {
    const left: Starts = new Map()
    const released: AppliedEntry<WholeEntry>[] = []
    for (const row of store.waitingTexts(document)) {
      const entry = entryOf(row)
      if (!hasBody(entry) || mustWait(entry, row.known, left)) note(left, row.chain, row.seq)
      else {
        store.dropWaiting(document, row.position)
        released.push({ entry, known: row.known })
      }
    }
    count -= released.length
    if (left.size > 0) startsByDocument.set(document, left)
    else startsByDocument.delete(document)
    return released
  }
  const entryOf = ({ chain, seq }: WaitingText): StoredEntry => {
    const entry = store.entry(chain, seq)
    if (!entry) throw new Error('what waits is not in the record')
    return entry
  }
  const firstOf: WaitingTexts['firstOf'] = (chain) => {
    const firsts = [...startsByDocument.values()].flatMap((starts) => starts.get(chain) ?? [])
    return firsts.length > 0 ? Math.min(...firsts) : undefined
  }
  reload()
  return { hold, release, firstOf, count: () => count, reload }
}

function note(starts: Starts, chain: ChainNumber, seq: number): void {
  starts.set(chain, Math.min(seq, starts.get(chain) ?? seq))
}

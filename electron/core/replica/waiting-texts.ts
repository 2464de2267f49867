/** Text entries that are in the log and wait in their text: for their own body, or for what they may build on. SPEC rule APPLY-5. */
import type { Head } from '../../../shared/entry/header.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Chains } from '../log/chains.ts'
import type { ChainNumber, ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
import type { AppliedEntry } from './progress.ts'

/** See the head of this file. */
export interface WaitingTexts {
  /** What waits in a text, to be compared with what comes. */
  readonly of: (document: DocumentId) => WaitingEntries
  readonly hold: (applied: AppliedEntry, document: DocumentId) => void
  /**
   * Goes through what waits in a text in causal order: what `apply` takes waits no more. It is asked for each entry that is behind no other of its log, and given
   * what still waits of what came before; it answers false for an entry that has to wait on.
   */
  readonly release: (document: DocumentId, apply: (applied: AppliedEntry, before: WaitingEntries) => boolean) => void
  /** The first sequence of a chain that waits in any text. */
  readonly firstOf: (chain: ChainNumber) => number | undefined
  readonly count: () => number
  /** Reads again what the store holds (after a transaction that failed, or when projections were emptied). */
  readonly reload: () => void
}

/** Entries of one text that wait. */
export interface WaitingEntries {
  /** True if an entry of the same log before this one waits. */
  readonly areBehind: (chain: ChainNumber, seq: number) => boolean
  /** True if the entry's author had applied one of them. */
  readonly areKnown: (known: readonly Head[]) => boolean
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
  const entriesIn = (starts: Starts): WaitingEntries => {
    const isOn = (through: ChainNumber | undefined, last: number, [chain, seq]: readonly [ChainNumber, number]): boolean =>
      through !== undefined && seq <= last && chains.holder(through, seq) === chain
    return {
      areBehind: (chain, seq) => [...starts].some((start) => isOn(chain, seq - 1, start)),
      areKnown: (known) =>
        [...starts].some((start) => {
          const { device } = chains.get(start[0])
          return known.some((head) => head.device === device && isOn(chains.find(head), head.seq, start))
        }),
    }
  }
  const hold: WaitingTexts['hold'] = ({ entry, known }, document) => {
    note(startsOf(document), entry.chain, entry.header.seq)
    count++
    store.addWaiting({ document, chain: entry.chain, seq: entry.header.seq, known })
  }
  const release: WaitingTexts['release'] = (document, apply) => {
    const left: Starts = new Map()
    const before = entriesIn(left)
    for (const { position, chain, seq, known } of store.waitingTexts(document)) {
      // Of a long log only the first that waits is read each time, not all that wait behind it.
      if (!before.areBehind(chain, seq) && apply({ entry: entryAt(chain, seq), known }, before)) {
        store.dropWaiting(document, position)
        count--
      } else note(left, chain, seq)
    }
    if (left.size > 0) startsByDocument.set(document, left)
    else startsByDocument.delete(document)
  }
  const entryAt = (chain: ChainNumber, seq: number): StoredEntry => {
    const entry = store.entry(chain, seq)
    if (!entry) throw new Error('what waits is not in the record')
    return entry
  }
  const firstOf: WaitingTexts['firstOf'] = (chain) => {
    const firsts = [...startsByDocument.values()].flatMap((starts) => starts.get(chain) ?? [])
    return firsts.length > 0 ? Math.min(...firsts) : undefined
  }
  reload()
  return {
    of: (document) => entriesIn(startsByDocument.get(document) ?? new Map<ChainNumber, number>()),
    hold,
    release,
    firstOf,
    count: () => count,
    reload,
  }
}

function note(starts: Starts, chain: ChainNumber, seq: number): void {
  starts.set(chain, Math.min(seq, starts.get(chain) ?? seq))
}

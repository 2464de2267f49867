/** Applies text entries to the index of what each text holds, in causal order within each text; those without a body hold up their own text alone. SPEC rules APPLY-3, APPLY-5. */
import { hasBody } from '../../../shared/entry/run.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Chains } from '../log/chains.ts'
import type { ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
import type { AppliedEntry } from './progress.ts'
import type { TextIndex } from './text-index.ts'
import { openWaitingTexts, type WaitingEntries, type WaitingTexts } from './waiting-texts.ts'

/** See the head of this file. */
export interface TextApplying extends Pick<WaitingTexts, 'firstOf' | 'count'> {
  /** Applies an entry to its text, or keeps it waiting. */
  readonly apply: (applied: AppliedEntry, document: DocumentId) => void
  /** Tells to which texts bodies came, once for each entry. */
  readonly bodiesCame: (documents: readonly DocumentId[]) => void
  /** Applies what waited for the bodies that came; answers the texts, once for each body. Call inside a transaction. */
  readonly release: () => readonly DocumentId[]
  /** Reads again what the store holds (after a transaction that failed, or when projections were emptied). */
  readonly reload: () => void
}

/** Text entries of a store. `warn` hears of those that break a rule. */
export function createTextApplying(tools: {
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly index: TextIndex
  readonly warn: (what: string, entry: StoredEntry, reason: string) => void
}): TextApplying {
  const { store, chains, index, warn } = tools
  const waiting = openWaitingTexts(store, chains)
  let filled: readonly DocumentId[] = []

  const apply: TextApplying['apply'] = (applied, document) => {
    if (!applyUnless(applied, document, waiting.of(document))) waiting.hold(applied, document)
  }
  /**
   * False for an entry that has to wait. One that refers only to what is here is valid whatever else its author had; another may be valid or not, as long as
   * something that its author had is missing.
   */
  const applyUnless = ({ entry, known }: AppliedEntry, document: DocumentId, missing: WaitingEntries): boolean => {
    if (!hasBody(entry) || missing.areBehind(entry.chain, entry.header.seq)) return false
    const { reason, ...verdict } = index.judge(entry, document, known)
    if (!verdict.valid && missing.areKnown(known)) return false
    if (reason) warn('text entry', entry, reason)
    store.addText({ document, chain: entry.chain, seq: entry.header.seq, ...verdict })
    return true
  }
  const release = (): readonly DocumentId[] => {
    const documents = filled
    filled = []
    for (const document of new Set(documents)) waiting.release(document, (applied, before) => applyUnless(applied, document, before))
    return documents
  }
  const bodiesCame = (documents: readonly DocumentId[]): void => {
    filled = [...filled, ...documents]
  }
  const reload = (): void => {
    filled = []
    waiting.reload()
  }
  return { apply, bodiesCame, release, reload, firstOf: waiting.firstOf, count: waiting.count }
}

/** Applies stored entries in causal order: an entry waits until everything its author had applied is applied here. SPEC rules APPLY-1 to APPLY-4. */

import { type Head, KIND } from '../../../shared/entry/header.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { actOfEntry } from '../../../shared/membership/acts.ts'
import type { Chains } from '../log/chains.ts'
import type { Log } from '../ports/log.ts'
import type { ChainNumber, ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
import { openMembershipProjection } from './membership-projection.ts'
import { type AppliedEntry, openProgress } from './progress.ts'
import type { Records } from './records.ts'
import { membershipEntryOf, type Standing } from './standing.ts'
import type { TextIndex } from './text-index.ts'

/** What a round of applying changed. */
export interface Applied {
  readonly entries: number
  readonly documents: ReadonlySet<DocumentId>
  readonly membership: boolean
  readonly records: boolean
  /** Entries that counted no longer do, or the other way round: documents must be built again. */
  readonly exclusions: boolean
}

/** See the head of this file. */
export interface Applier {
  /** Applies everything that can be. Call inside a transaction. */
  readonly advance: () => Applied
  /** What has been applied, as heads in header order. */
  readonly frontier: () => readonly Head[]
  /** What the author of a chain had applied at its last applied entry. */
  readonly knownAt: (chain: ChainNumber) => readonly Head[]
  /** Stored entries that wait for others. */
  readonly waiting: () => number
  /** Entries that others wait for and that are not stored here. */
  readonly wanted: () => readonly Head[]
  /** Empties every projection and applies the whole record again. */
  readonly rebuild: () => Applied
  /** Reads progress again from the store (after a transaction that failed). */
  readonly reload: () => void
  /** Tells that a log was found forked. */
  readonly forkNoticed: () => void
}

/** What the applier joins. */
export interface ApplierTools {
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly standing: Standing
  readonly records: Records
  readonly index: TextIndex
  readonly log: Log
}

const BATCH = 256

/** An applier over the store's progress; feeds standing and records. */
export function createApplier(tools: ApplierTools): Applier {
  const { store, chains, standing, records, index, log } = tools
  const progress = openProgress(store, chains)
  const membership = openMembershipProjection(store)
  let pendingForks = false
  /** True if acts may have been applied under other rights than those in force. */
  let hasActs = true

  const advance = (): Applied => {
    const round = createRound()
    if (pendingForks) {
      pendingForks = false
      noteMembership(round, standing.forksChanged)
    }
    while (advanceAll(round));
    progress.save()
    if (round.reapplies) reapplyRecords()
    return round
  }
  /** One pass over all chains; true if any entry was applied. */
  const advanceAll = (round: Round): boolean => {
    const before = round.entries
    for (const { chain } of chains.all()) advanceChain(chain, round)
    return round.entries > before
  }
  const advanceChain = (chain: ChainNumber, round: Round): void => {
    while (progress.isBehind(chain)) {
      for (const entry of store.entries(chain, progress.appliedOf(chain) + 1, BATCH)) {
        if (!progress.isReady(entry)) return
        apply(entry, round)
      }
    }
  }
  const apply = (entry: StoredEntry, round: Round): void => {
    const known = progress.advance(entry)
    round.entries++
    const { kind, document } = entry.header
    if (kind === KIND.text && document) applyText(entry, document, known, round)
    else if (isAct(entry)) applyAct({ entry, known }, round)
    else if (kind === KIND.membership) applyMembership(entry, known, round)
  }
  const applyText = (entry: StoredEntry, document: DocumentId, known: readonly Head[], round: Round): void => {
    const { reason, ...verdict } = index.judge(entry, document, known)
    if (reason) warn('text entry', entry, reason)
    store.addText({ document, chain: entry.chain, seq: entry.header.seq, ...verdict })
    round.documents.add(document)
  }
  const applyAct = ({ entry, known }: AppliedEntry, round: Round): void => {
    hasActs = true
    if (records.apply({ entry, known }, standing.rightsAt(entry.chain, entry.header.seq), entriesBehind(entry, known))) round.records = true
  }
  const applyMembership = (entry: StoredEntry, known: readonly Head[], round: Round): void => {
    const act = actOfEntry(entry.header, entry.body)
    if (!act.ok) return warn('membership act', entry, act.reason)
    membership.add(entry, known)
    noteMembership(round, () => standing.add(membershipEntryOf(entry, known, act.value)))
  }
  const warn = (what: string, { header }: StoredEntry, reason: string): void =>
    log.warn(`${what} breaks a rule`, { device: header.device, seq: header.seq, reason })
  /** Runs a change of standing and notices whether it changed what counts among the applied entries. */
  const noteMembership = (round: Round, change: () => void): void => {
    const before = standing.exclusions(progress.appliedOfDevice)
    change()
    round.membership = true
    if (standing.exclusions(progress.appliedOfDevice) === before) return
    round.exclusions = true
    round.reapplies ||= hasActs
  }

  const reapplyRecords = (): void => {
    store.clearRegisters()
    records.reset()
    const round = createRound()
    for (const { chain } of chains.all()) {
      for (const applied of progress.applied(chain)) if (isAct(applied.entry)) applyAct(applied, round)
    }
  }
  const reload = (): void => {
    progress.reload()
    standing.clear()
    records.reset()
    for (const entry of membership.all()) standing.add(entry)
  }
  const rebuild = (): Applied => {
    store.clearProjections()
    membership.clear()
    reload()
    hasActs = false
    return advance()
  }
  const forkNoticed = (): void => {
    standing.membership()
    pendingForks = true
  }

  reload()
  const { frontier, knownAt, waiting, wanted } = progress
  return { advance, frontier, knownAt, waiting, wanted, rebuild, reload, forkNoticed }
}

const ACTS: ReadonlySet<number> = new Set([KIND.act, KIND.closing, KIND.edition])
const isAct = ({ header }: StoredEntry): boolean => ACTS.has(header.kind)

/** How many entries an act's author had applied at most, the act itself included. */
const entriesBehind = ({ header }: StoredEntry, known: readonly Head[]): number =>
  known.reduce((sum, { device, seq }) => (device === header.device ? sum : sum + seq), header.seq)

interface Round extends Applied {
  entries: number
  documents: Set<DocumentId>
  membership: boolean
  records: boolean
  exclusions: boolean
  /** Acts were applied before other entries began to count. */
  reapplies: boolean
}

const createRound = (): Round => ({
  entries: 0,
  documents: new Set(),
  membership: false,
  records: false,
  exclusions: false,
  reapplies: false,
})

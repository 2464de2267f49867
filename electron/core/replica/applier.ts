/** Applies stored entries in causal order: an entry waits until everything its author had applied is applied here. SPEC rules APPLY-1 to APPLY-4. */

import { type Head, KIND } from '../../../shared/entry/header.ts'
import { hasBody } from '../../../shared/entry/run.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { actOfEntry } from '../../../shared/membership/acts.ts'
import type { Chains } from '../log/chains.ts'
import type { Log } from '../ports/log.ts'
import type { ChainNumber, ReplicaStore, StoredEntry, WholeEntry } from '../ports/replica-store.ts'
import { createAdvancing } from './advancing.ts'
import { openMembershipProjection } from './membership-projection.ts'
import { type AppliedEntry, openProgress, type Progress } from './progress.ts'
import type { Records } from './records.ts'
import { membershipEntryOf, type Standing } from './standing.ts'
import { createTextApplying, type TextApplying } from './text-applying.ts'
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
  /** What has been applied with every word of it: each log up to before its first entry that waits in a text. SPEC rules APPLY-5, DELIV-1. */
  readonly wholeFrontier: () => readonly Head[]
  /** What the author of a chain had applied at its last applied entry. */
  readonly knownAt: (chain: ChainNumber) => readonly Head[]
  /** Stored entries that wait for others, those that wait in their text with them. */
  readonly waiting: () => number
  /** Entries that others wait for and that are not stored here. */
  readonly wanted: () => readonly Head[]
  /** Empties every projection and applies the whole record again. */
  readonly rebuild: () => Applied
  /** Reads progress again from the store (after a transaction that failed). */
  readonly reload: () => void
  /** Tells that a log was found forked. */
  readonly forkNoticed: () => void
  /** Tells to which texts bodies came, once for each entry. */
  readonly bodiesCame: (documents: readonly DocumentId[]) => void
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

/** An applier over the store's progress; feeds standing and records. */
export function createApplier(tools: ApplierTools): Applier {
  const { store, chains, standing, records, index, log } = tools
  const progress = openProgress(store, chains)
  const advancing = createAdvancing(store, chains, progress)
  const texts = createTextApplying({ store, chains, index, warn: (...told) => warn(...told) })
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
    // First: what comes after may have been written by those who had read it.
    releaseTexts(round)
    while (advancing.pass((entry) => apply(entry, round)));
    progress.save()
    if (round.reapplies) reapplyRecords()
    return round
  }
  const apply = (entry: StoredEntry, round: Round): void => {
    const known = progress.advance(entry)
    round.entries++
    const { kind, document } = entry.header
    if (kind === KIND.text && document) applyText({ entry, known }, document, round)
    else if (!hasBody(entry)) return
    else if (isAct(entry)) applyAct({ entry, known }, round)
    else if (kind === KIND.membership) applyMembership(entry, known, round)
  }
  const releaseTexts = (round: Round): void => {
    const filled = texts.release()
    round.entries += filled.length
    for (const document of filled) round.documents.add(document)
  }
  const applyText = (applied: AppliedEntry, document: DocumentId, round: Round): void => {
    texts.apply(applied, document)
    round.documents.add(document)
  }
  const applyAct = ({ entry, known }: AppliedEntry<WholeEntry>, round: Round): void => {
    hasActs = true
    if (records.apply({ entry, known }, standing.rightsAt(entry.chain, entry.header.seq), entriesBehind(entry, known))) round.records = true
  }
  const applyMembership = (entry: WholeEntry, known: readonly Head[], round: Round): void => {
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
      for (const { entry, known } of progress.applied(chain)) if (hasBody(entry) && isAct(entry)) applyAct({ entry, known }, round)
    }
  }
  const reload = (): void => {
    progress.reload()
    advancing.reload()
    texts.reload()
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
  return { advance, ...reachOf(progress, texts), rebuild, reload, forkNoticed, bodiesCame: texts.bodiesCame }
}

/** How far everything has come: in the logs, and with every word. */
function reachOf(progress: Progress, texts: TextApplying): Pick<Applier, 'frontier' | 'wholeFrontier' | 'knownAt' | 'waiting' | 'wanted'> {
  const { frontier, knownAt, wanted } = progress
  const wholeFrontier = (): readonly Head[] => (texts.count() > 0 ? progress.frontierBefore(texts.firstOf) : frontier())
  return { frontier, wholeFrontier, knownAt, wanted, waiting: () => progress.waiting() + texts.count() }
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

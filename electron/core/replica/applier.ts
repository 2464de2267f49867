/** Applies stored entries in causal order: an entry waits until everything its author had applied is applied here. SPEC rules APPLY-1 to APPLY-4. */

import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import { type Head, KIND } from '../../../shared/entry/header.ts'
import { compareHeads } from '../../../shared/entry/run.ts'
import type { DeviceId, DocumentId } from '../../../shared/ids.ts'
import { decodeMembershipAct } from '../../../shared/membership/acts.ts'
import { type Chains, headOf } from '../log/chains.ts'
import type { Log } from '../ports/log.ts'
import type { ChainNumber, ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
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
  readonly appliedOf: (chain: ChainNumber) => number
  /** Stored entries that wait for others. */
  readonly waiting: () => number
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

interface Progress {
  readonly applied: number
  readonly known: readonly Head[]
}

const BATCH = 256
const MEMBERSHIP = 'projection/membership/'

/** An applier over the store's progress; feeds standing and records. */
export function createApplier(tools: ApplierTools): Applier {
  const { store, chains, standing, records, index, log } = tools
  let progress = new Map<ChainNumber, Progress>()
  let pendingForks = false

  const progressOf = (chain: ChainNumber): Progress => progress.get(chain) ?? startOf(chain)
  const startOf = (chain: ChainNumber): Progress => {
    const { base, parent } = chains.get(chain)
    return { applied: base, known: parent === undefined ? [] : knownOnLineage(parent, base) }
  }
  /** What the lineage's author had declared by `seq`: only asked where a fork begins, so it reads the chain. */
  const knownOnLineage = (chain: ChainNumber, seq: number): readonly Head[] => {
    const { base, parent } = chains.get(chain)
    let known = parent === undefined ? [] : knownOnLineage(parent, Math.min(base, seq))
    for (let from = base + 1; from <= seq; from += BATCH) {
      for (const entry of store.entries(chain, from, Math.min(BATCH, seq - from + 1))) known = advanceKnown(known, entry.header.heads)
    }
    return known
  }
  /** A later head of the same branch replaces an earlier one. */
  const advanceKnown = (known: readonly Head[], heads: readonly Head[]): readonly Head[] => {
    if (heads.length === 0) return known
    const kept = known.filter((old) => !heads.some((head) => continuesHead(head, old)))
    return [...kept, ...heads].sort(compareHeads)
  }
  const continuesHead = (head: Head, old: Head): boolean => {
    if (head.device !== old.device || head.seq < old.seq) return false
    if (chains.ofDevice(head.device).length < 2) return true
    const chain = chains.find(head)
    return chain !== undefined && chains.hashAt(chain, old.seq)?.startsWith(old.prefix) === true
  }
  const isApplied = (head: Head): boolean => {
    const chain = chains.find(head)
    return chain !== undefined && appliedOf(chain) >= head.seq
  }
  const appliedOf = (chain: ChainNumber): number => progressOf(chain).applied

  const isReady = (entry: StoredEntry): boolean => {
    const { base, parent } = chains.get(entry.chain)
    const begins = entry.header.seq === base + 1 && parent !== undefined
    return (!begins || appliedOf(parent) >= base) && entry.header.heads.every(isApplied)
  }
  const isStale = (chain: ChainNumber): boolean => chains.get(chain).seq > appliedOf(chain)

  const advance = (): Applied => {
    const round = createRound()
    if (pendingForks) {
      pendingForks = false
      noteMembership(round, standing.forksChanged)
    }
    while (advanceAll(round));
    for (const [chain, entryProgress] of round.progress) store.setProgress({ chain, ...entryProgress })
    if (round.exclusions) reapplyRecords()
    return round
  }
  /** One pass over all chains; true if any entry was applied. */
  const advanceAll = (round: Round): boolean => {
    const before = round.entries
    for (const { chain } of chains.all()) if (isStale(chain)) advanceChain(chain, round)
    return round.entries > before
  }
  const advanceChain = (chain: ChainNumber, round: Round): void => {
    while (isStale(chain)) {
      for (const entry of store.entries(chain, appliedOf(chain) + 1, BATCH)) {
        if (!isReady(entry)) return
        apply(entry, round)
      }
    }
  }
  const apply = (entry: StoredEntry, round: Round): void => {
    const known = advanceKnown(progressOf(entry.chain).known, entry.header.heads)
    const next = { applied: entry.header.seq, known }
    progress.set(entry.chain, next)
    round.progress.set(entry.chain, next)
    round.entries++
    const { kind, document } = entry.header
    if (kind === KIND.text && document) applyText(entry, document, known, round)
    else if (kind === KIND.act) applyAct(entry, round)
    else if (kind === KIND.membership) applyMembership(entry, known, round)
  }
  const applyText = (entry: StoredEntry, document: DocumentId, known: readonly Head[], round: Round): void => {
    const { reason, ...verdict } = index.judge(entry, document, known)
    if (reason) log.warn('text entry breaks a rule', { device: entry.header.device, seq: entry.header.seq, reason })
    store.addText({ document, chain: entry.chain, seq: entry.header.seq, ...verdict })
    round.documents.add(document)
  }
  const applyAct = (entry: StoredEntry, round: Round): void => {
    const rights = {
      mayEdit: standing.isAllowed('edit', entry.chain, entry.header.seq),
      mayCoordinate: standing.isAllowed('coordinate', entry.chain, entry.header.seq),
      person: standing.membership().devices.get(entry.header.device)?.person,
    }
    if (records.apply(entry, rights)) round.records = true
  }
  const applyMembership = (entry: StoredEntry, known: readonly Head[], round: Round): void => {
    const act = decodeMembershipAct(entry.body)
    if (!act.ok) {
      log.warn('membership act breaks a rule', { device: entry.header.device, seq: entry.header.seq, reason: act.reason })
      return
    }
    store.setValue(`${MEMBERSHIP}${entry.hash}`, encodeKnown(entry, known))
    noteMembership(round, () => standing.add(membershipEntryOf(entry, known, act.value)))
  }
  /** Runs a change of standing and notices whether it changed what counts among the applied entries. */
  const noteMembership = (round: Round, change: () => void): void => {
    const before = standing.exclusions(appliedOfDevice)
    change()
    round.membership = true
    if (standing.exclusions(appliedOfDevice) !== before) round.exclusions = true
  }
  const appliedOfDevice = (device: DeviceId): number => Math.max(0, ...chains.ofDevice(device).map(({ chain }) => appliedOf(chain)))

  const reapplyRecords = (): void => {
    store.clearRegisters()
    records.reset()
    const round = createRound()
    for (const { chain, base } of chains.all()) {
      for (let from = base + 1; from <= appliedOf(chain); from += BATCH) {
        const entries = store.entries(chain, from, Math.min(BATCH, appliedOf(chain) - from + 1))
        for (const entry of entries) if (entry.header.kind === KIND.act) applyAct(entry, round)
      }
    }
  }
  const frontier = (): readonly Head[] => {
    const tips: Head[] = []
    for (const { chain, device, base } of chains.all()) {
      const applied = appliedOf(chain)
      const continued = chains
        .ofDevice(device)
        .some((other) => other.parent === chain && other.base >= applied && appliedOf(other.chain) > other.base)
      const hash = applied > base ? chains.hashAt(chain, applied) : undefined
      if (hash && !continued) tips.push(headOf(device, applied, hash))
    }
    return tips.sort(compareHeads)
  }
  const waiting = (): number => chains.all().reduce((sum, { chain, seq }) => sum + seq - appliedOf(chain), 0)

  const reload = (): void => {
    progress = new Map(store.progress().map(({ chain, applied, known }) => [chain, { applied, known }]))
    standing.clear()
    records.reset()
    for (const { value } of store.values(MEMBERSHIP)) {
      const { chain, seq, known } = decodeKnown(value)
      const entry = store.entry(chain, seq)
      const act = entry && decodeMembershipAct(entry.body)
      if (entry && act?.ok) standing.add(membershipEntryOf(entry, known, act.value))
    }
  }
  const rebuild = (): Applied => {
    store.clearProjections()
    for (const { name } of store.values(MEMBERSHIP)) store.setValue(name, undefined)
    reload()
    return advance()
  }
  const forkNoticed = (): void => {
    standing.membership()
    pendingForks = true
  }

  reload()
  return { advance, frontier, knownAt: (chain) => progressOf(chain).known, appliedOf, waiting, rebuild, reload, forkNoticed }
}

interface Round extends Applied {
  entries: number
  documents: Set<DocumentId>
  membership: boolean
  records: boolean
  exclusions: boolean
  progress: Map<ChainNumber, Progress>
}

const createRound = (): Round => ({
  entries: 0,
  documents: new Set(),
  membership: false,
  records: false,
  exclusions: false,
  progress: new Map(),
})

function encodeKnown(entry: StoredEntry, known: readonly Head[]): Uint8Array {
  return utf8(JSON.stringify({ chain: entry.chain, seq: entry.header.seq, known }))
}

function decodeKnown(value: Uint8Array): { chain: ChainNumber; seq: number; known: readonly Head[] } {
  return JSON.parse(fromUtf8(value)) as { chain: ChainNumber; seq: number; known: readonly Head[] }
}

/** One coalition on one computer: the record, who belongs, the records and the texts, joined behind one door. */
import { sha256 } from '@noble/hashes/sha2.js'
import type * as Y from 'yjs'
import { fromHex, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { type Head, KIND } from '../../../shared/entry/header.ts'
import { decodeRun } from '../../../shared/entry/run.ts'
import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import { encodeMembershipAct, type MembershipAct } from '../../../shared/membership/acts.ts'
import type { Membership } from '../../../shared/membership/membership.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { type Chains, openChains } from '../log/chains.ts'
import { createIntake, type Intake } from '../log/intake.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore, StoredEntry, TailRow, TextProjection } from '../ports/replica-store.ts'
import { type Applied, type Applier, createApplier } from './applier.ts'
import { createBranchMoves } from './branch-moves.ts'
import { DEVICE_KEYS, encodeDeviceKeys } from './device-keys.ts'
import { type Documents, openDocuments } from './documents.ts'
import { sealTail } from './edits.ts'
import { createEffectiveText } from './effective-text.ts'
import { createOwnLog, type DeviceKeys } from './own-log.ts'
import { openRecords, type Records } from './records.ts'
import { createStanding } from './standing.ts'
import { openTextIndex } from './text-index.ts'
import { createUnsentMoves } from './unsent.ts'

/** What a change of the record touched; tells listeners what to read again. */
export interface ReplicaChange {
  readonly documents: ReadonlySet<DocumentId>
  readonly membership: boolean
  readonly records: boolean
  /** True if entries of this device were added: they are ready to be sent. */
  readonly own: boolean
}

/** See the head of this file. */
export interface Replica {
  readonly coalition: CoalitionId
  readonly keys: () => DeviceKeys
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly membership: () => Membership
  readonly records: Pick<Records, 'list' | 'get'>
  readonly documents: Documents
  /** Appends a membership act in one durable step. */
  readonly actMembership: (act: MembershipAct) => void
  /** Sets fields of records in one durable step. */
  readonly actRecords: (changes: readonly RecordChange[]) => void
  /** Takes runs from a peer, a file or a test, and applies what can be applied. One durable step. */
  readonly receive: (runs: readonly Uint8Array[]) => readonly Intake[]
  /** Everything stored, as heads in header order. */
  readonly heads: () => readonly Head[]
  /** Everything applied, as heads in header order. */
  readonly frontier: () => readonly Head[]
  /** One value over the hashes of all texts as they are projected: flush the documents first. */
  readonly textsDigest: () => string
  /** Stored entries that wait for others. */
  readonly waiting: () => number
  /** Throws every projection away and makes it again from the record. */
  readonly rebuild: () => void
  /**
   * Takes this device's own log back from others, ends it, goes on under the successor's keys and writes again what was never sent. One durable
   * step. `runs` reach from what is here to the end of the log as others have it.
   */
  readonly succeed: (runs: readonly Uint8Array[], successor: DeviceKeys) => void
  /** Hears of every change; returns how to stop. */
  readonly listen: (listener: (change: ReplicaChange) => void) => () => void
  readonly close: () => void
}

/** What a replica is made of. */
export interface ReplicaTools {
  readonly store: ReplicaStore
  readonly crypto: Crypto
  readonly clock: Clock
  readonly log: Log
  readonly readText: (doc: Y.Doc) => Omit<TextProjection, 'document'>
  readonly sealDelayMs: () => number
}

/** Opens the replica in a store. The founding entry may be yet to come. */
export function openReplica(tools: ReplicaTools, coalition: CoalitionId, deviceKeys: DeviceKeys): Replica {
  const { store, crypto, log } = tools
  let keys = deviceKeys
  const chains = openChains(store)
  const index = openTextIndex(store, chains, coalition)
  const records = openRecords(store)
  const verify = rememberedVerify(crypto)
  const standing = createStanding({ coalition, store, chains, verify })
  const applier = createApplier({ store, chains, standing, records, index, log })
  const intake = createIntake({ store, chains, crypto, coalition, isOwn: (device) => device === keys.device && !recovering })
  let recovering = false
  const listeners = new Set<(change: ReplicaChange) => void>()
  let ownLog = createOwnLog({ chains, crypto, knowledge: applier }, coalition, keys)

  /** One durable step: all of the work and its consequences, or none. */
  const commit = (work: (step: Step) => void): void => {
    const step = createStep(applier)
    try {
      store.transaction(() => {
        work(step)
        step.advance()
        if (step.exclusions) documents.exclusionsChanged()
      })
    } catch (error) {
      chains.reload()
      applier.reload()
      throw error
    }
    if (step.entries === 0 && !step.membership) return
    documents.entriesApplied(step.documents, step.exclusions)
    for (const listener of listeners) listener(step)
  }
  const append = (step: Step, kind: number, document: DocumentId | undefined, body: Uint8Array): void => {
    const entry = ownLog.append(kind, document, body)
    intake.note(entry)
    intake.covered(entry)
    step.own = true
    step.advance()
  }
  const seal = (document: DocumentId): void => {
    if (store.tail(document).length === 0) return
    commit((step) => sealTail({ store, append: (kind, id, body) => append(step, kind, id, body) }, document))
  }
  const documents = openDocuments({
    ...tools,
    effective: createEffectiveText(standing, createBranchMoves(store, chains, index, coalition)),
    coalition,
    device: () => keys.device,
    seal,
  })

  const actMembership = (act: MembershipAct): void => commit((step) => append(step, KIND.membership, undefined, encodeMembershipAct(act)))
  const actRecords = (changes: readonly RecordChange[]): void =>
    commit((step) => {
      for (const body of records.compose(changes)) append(step, KIND.act, undefined, body)
    })
  const receive = (runs: readonly Uint8Array[]): readonly Intake[] => {
    const results: Intake[] = []
    commit(() => {
      for (const run of runs) {
        const result = intake.take(run)
        results.push(result)
        if (result.forked) applier.forkNoticed()
      }
    })
    return results
  }
  const rebuild = (): void => {
    documents.flush()
    let applied: Applied | undefined
    store.transaction(() => {
      applied = applier.rebuild()
      documents.exclusionsChanged()
    })
    documents.entriesApplied(applied?.documents ?? new Set(), true)
    documents.flush()
  }
  const textsDigest = (): string => {
    const hash = sha256.create()
    for (const document of [...store.documents()].sort()) hash.update(utf8(`${document} ${store.projection(document)?.textHash}\n`))
    return toHex(hash.digest())
  }
  const takeKeys = (next: DeviceKeys): void => {
    keys = next
    ownLog = createOwnLog({ chains, crypto, knowledge: applier }, coalition, keys)
  }
  const succeed = (runs: readonly Uint8Array[], successor: DeviceKeys): void => {
    const retired = keys
    recovering = true
    try {
      commit((step) => {
        const unsent = takeBack(runs)
        step.exclusions = true
        applier.rebuild()
        const agreement = toHex(crypto.agreementPublicKey(successor.agreement))
        append(step, KIND.membership, undefined, encodeMembershipAct({ t: 'succeed', device: successor.device, agreement, lockbox: '' }))
        takeKeys(successor)
        store.setValue(DEVICE_KEYS, encodeDeviceKeys(successor))
        writeAgain(step, retired.device, unsent)
      })
    } catch (error) {
      takeKeys(retired)
      throw error
    } finally {
      recovering = false
    }
  }
  /** Sets own entries aside that others do not have, and takes in those that they do. */
  const takeBack = (runs: readonly Uint8Array[]): Unsent => {
    const entries = runs.flatMap((run) => {
      const read = decodeRun(coalition, run)
      return read.ok ? read.value : []
    })
    const own = chains.ofDevice(keys.device)[0]
    const conflict = own && entries.find(({ header, hash }) => header.seq <= own.seq && chains.hashAt(own.chain, header.seq) !== hash)
    const discarded = own && conflict ? store.discard(own.chain, conflict.header.seq) : []
    const common = conflict ? conflict.header.seq - 1 : (own?.seq ?? 0)
    chains.reload()
    for (const run of runs) intake.take(run)
    return { entries: discarded, tail: store.tail(), common }
  }
  const writeAgain = (step: Step, retired: DeviceId, unsent: Unsent): void => {
    const chain = chains.ofDevice(retired)[0]?.chain
    const clockEnd = (document: DocumentId, lease: number): number =>
      chain === undefined ? 0 : index.clockEnd(document, chain, lease, unsent.common)
    const moves = createUnsentMoves(coalition, retired, keys.device, unsent, clockEnd)
    for (const entry of unsent.entries) {
      const { kind, document } = entry.header
      const body = kind === KIND.text && document ? moves.body(entry, document) : entry.body
      if (body) append(step, kind, document, body)
    }
    for (const row of unsent.tail) {
      const update = moves.update(row)
      store.dropTail(row.document, row.lease, row.position)
      if (update) store.addTail({ document: row.document, lease: row.lease, update })
    }
  }
  const listen = (listener: (change: ReplicaChange) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const close = (): void => {
    documents.close()
    store.close()
  }

  return {
    coalition,
    keys: () => keys,
    store,
    chains,
    membership: standing.membership,
    records,
    documents,
    actMembership,
    actRecords,
    receive,
    heads: chains.heads,
    frontier: applier.frontier,
    textsDigest,
    waiting: applier.waiting,
    rebuild,
    succeed,
    listen,
    close,
  }
}

interface Unsent {
  readonly entries: readonly StoredEntry[]
  readonly tail: readonly TailRow[]
  /** Last sequence that this computer and the others have alike. */
  readonly common: number
}

interface Step extends ReplicaChange {
  entries: number
  documents: Set<DocumentId>
  membership: boolean
  records: boolean
  exclusions: boolean
  own: boolean
  readonly advance: () => void
}

function createStep(applier: Applier): Step {
  const step: Step = {
    entries: 0,
    documents: new Set(),
    membership: false,
    records: false,
    exclusions: false,
    own: false,
    advance: () => {
      const round = applier.advance()
      step.entries += round.entries
      for (const document of round.documents) step.documents.add(document)
      step.membership ||= round.membership
      step.records ||= round.records
      step.exclusions ||= round.exclusions
    },
  }
  return step
}

/** Verification of request signatures, remembered: the resolver asks again at every change. */
function rememberedVerify(crypto: Crypto): (publicKey: string, message: Uint8Array, signature: string) => boolean {
  const answers = new Map<string, boolean>()
  return (publicKey, message, signature) => {
    const name = `${publicKey} ${signature} ${toHex(message)}`
    const known = answers.get(name)
    if (known !== undefined) return known
    const answer = crypto.verify(fromHex(publicKey), message, fromHex(signature))
    answers.set(name, answer)
    return answer
  }
}

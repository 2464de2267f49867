/** One coalition on one computer: the record, who belongs, the records and the texts, joined behind one door. */
import type * as Y from 'yjs'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { type Head, NO_EPOCH } from '../../../shared/entry/header.ts'
import type { CoalitionId, DocumentId } from '../../../shared/ids.ts'
import { newestEpochs } from '../../../shared/membership/epochs.ts'
import type { Membership } from '../../../shared/membership/membership.ts'
import { type Chains, openChains } from '../log/chains.ts'
import { createIntake } from '../log/intake.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore, TextProjection } from '../ports/replica-store.ts'
import { type Acts, createActs } from './acts.ts'
import { createApplier } from './applier.ts'
import { createBranchMoves } from './branch-moves.ts'
import { type Documents, openDocuments } from './documents.ts'
import { createSteps, type ReplicaChange } from './durable-step.ts'
import { sealTail } from './edits.ts'
import { createEffectiveText } from './effective-text.ts'
import { openGeneration } from './generation.ts'
import { createOwedWords, type OwedWords } from './owed-words.ts'
import { createOwnLog, type DeviceKeys, type OwnLog } from './own-log.ts'
import { createReceiving, type Receiving } from './receiving.ts'
import { openRecords, type Records } from './records.ts'
import { rememberedVerify } from './remembered-verify.ts'
import { createStanding } from './standing.ts'
import { succeed } from './succession.ts'
import { openTextIndex } from './text-index.ts'
import { createTextsDigest } from './texts-digest.ts'
import { createThisDevice } from './this-device.ts'

export type { ReplicaChange } from './durable-step.ts'

/** See the head of this file. */
export interface Replica extends Acts, Receiving, OwedWords {
  readonly coalition: CoalitionId
  readonly keys: () => DeviceKeys
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly membership: () => Membership
  readonly records: Pick<Records, 'list' | 'get'>
  readonly documents: Documents
  /** Everything stored, as heads in header order. */
  readonly heads: () => readonly Head[]
  /** Everything applied, as heads in header order. */
  readonly frontier: () => readonly Head[]
  /** Everything applied with every word of it: what this computer may say that it has. SPEC rule DELIV-1. */
  readonly wholeFrontier: () => readonly Head[]
  /** One value over the hashes of all texts as the record has them: flush the documents first. */
  readonly textsDigest: () => string
  /** Stored entries that wait for others. */
  readonly waiting: () => number
  /** Entries that others wait for and that are not stored here. */
  readonly wanted: () => readonly Head[]
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
  const chains = openChains(store)
  const index = openTextIndex(store, chains, coalition)
  const records = openRecords(store)
  const standing = createStanding({ coalition, store, chains, verify: rememberedVerify(crypto) })
  const applier = createApplier({ store, chains, standing, records, index, log })
  const intake = createIntake({ store, chains, crypto, coalition, isOwn: (device) => thisDevice.refuses(device) })
  const knowledge = { ...applier, epoch: () => newestEpochs(standing.membership())[0]?.epoch ?? NO_EPOCH }
  const logOf = (keys: DeviceKeys): OwnLog => createOwnLog({ chains, crypto, knowledge }, coalition, keys)
  const thisDevice = createThisDevice({ store, logOf, intake: () => intake }, deviceKeys)
  const { commit, listen } = createSteps({ store, chains, applier, intake, documents: () => documents })

  const seal = (document: DocumentId): void => {
    if (store.tail(document).length === 0) return
    commit((step) => sealTail({ store, append: (...entry) => thisDevice.append(step, ...entry) }, document))
  }
  const effective = createEffectiveText(standing, createBranchMoves(store, chains, index, coalition))
  const documents = openDocuments({ ...tools, effective, coalition, device: () => thisDevice.keys().device, seal })

  const acts = createActs({ commit, append: thisDevice.append, records, clock: tools.clock })
  const { take, ...receiving } = createReceiving({ commit, intake, applier })
  const rebuild = (): void => {
    documents.flush()
    const applied = store.transaction(() => {
      const round = applier.rebuild()
      documents.exclusionsChanged()
      return round
    })
    documents.entriesApplied(applied.documents, true)
    documents.flush()
  }
  const succession = { store, chains, index, applier, coalition, crypto, clock: tools.clock, device: thisDevice, take }
  const succeedAs = (runs: readonly Uint8Array[], successor: DeviceKeys): void =>
    thisDevice.recovering(() => commit((step) => succeed(succession, step, runs, successor)))
  const close = (): void => {
    documents.close()
    store.close()
  }

  return {
    coalition,
    keys: thisDevice.keys,
    store,
    chains,
    membership: standing.membership,
    records,
    documents,
    ...acts,
    ...receiving,
    heads: chains.heads,
    frontier: applier.frontier,
    wholeFrontier: applier.wholeFrontier,
    textsDigest: createTextsDigest({ store, effective, generation: openGeneration(store), readText: tools.readText }),
    waiting: applier.waiting,
    ...createOwedWords(store, chains, standing),
    wanted: applier.wanted,
    rebuild,
    succeed: succeedAs,
    listen,
    close,
  }
}

/** How a computer that was found to be a restored backup ends its log and writes again what it had never sent. SPEC rule EXCH-5. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { KIND } from '../../../shared/entry/header.ts'
import { decodeSparseRun, hasBody, type SparseEntry } from '../../../shared/entry/run.ts'
import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import { encodeMembershipAct } from '../../../shared/membership/acts.ts'
import type { Chains } from '../log/chains.ts'
import type { Intake } from '../log/intake.ts'
import type { Clock } from '../ports/clock.ts'
import type { Chain, ReplicaStore, TailRow, WholeEntry } from '../ports/replica-store.ts'
import type { Applier } from './applier.ts'
import type { Step } from './durable-step.ts'
import type { DeviceKeys } from './own-log.ts'
import type { TextIndex } from './text-index.ts'
import type { ThisDevice } from './this-device.ts'
import { createUnsentMoves, type UnsentMoves } from './unsent.ts'

/** What this computer wrote and the others do not have. */
interface Unsent {
  readonly entries: readonly WholeEntry[]
  readonly tail: readonly TailRow[]
  /** Last sequence that this computer and the others have alike. */
  readonly common: number
}

/** What a succession works on. */
export interface SuccessionTools {
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly index: TextIndex
  readonly applier: Applier
  readonly coalition: CoalitionId
  readonly crypto: Crypto
  readonly clock: Pick<Clock, 'now'>
  readonly device: ThisDevice
  /** Takes a run of the own log. */
  readonly take: (run: Uint8Array) => Intake
}

/**
 * Takes this device's own log back, ends it, and goes on under the successor's keys; all in the caller's transaction. `runs` reach from what is
 * here to the end of the log as others have it.
 */
export function succeed(tools: SuccessionTools, step: Step, runs: readonly Uint8Array[], successor: DeviceKeys): void {
  const { device, applier, crypto, clock } = tools
  const retired = device.keys().device
  const unsent = takeBack(tools, retired, runs)
  step.noteRebuilt()
  applier.rebuild()
  const agreement = toHex(crypto.agreementPublicKey(successor.agreement))
  const act = encodeMembershipAct({ t: 'succeed', device: successor.device, agreement, lockbox: '', clock: clock.now() })
  device.append(step, KIND.membership, undefined, act)
  device.succeedAs(successor)
  writeAgain(tools, step, retired, unsent)
}

/** Sets own entries aside that others do not have, and takes in those that they do. Throws where these do not follow each other: going on would fork. */
function takeBack({ store, chains, coalition, take }: SuccessionTools, retired: DeviceId, runs: readonly Uint8Array[]): Unsent {
  const own = chains.ofDevice(retired)[0]
  const conflict = own && firstConflict(chains, own, coalition, runs)
  const entries = own && conflict ? store.discard(own.chain, conflict.header.seq).filter(hasBody) : []
  const common = conflict ? conflict.header.seq - 1 : (own?.seq ?? 0)
  chains.reload()
  for (const run of runs) {
    const { refused } = take(run)
    if (refused) throw new Error(`the own log came back ${refused}`)
  }
  return { entries, tail: store.tail(), common }
}

/** Writes entries and tail of the retired device again as the successor's. */
function writeAgain({ store, chains, index, coalition, device }: SuccessionTools, step: Step, retired: DeviceId, unsent: Unsent): void {
  const chain = chains.ofDevice(retired)[0]?.chain
  const clockEnd = (document: DocumentId, lease: number): number =>
    chain === undefined ? 0 : index.clockEnd(document, chain, lease, unsent.common)
  const moves = createUnsentMoves(coalition, retired, device.keys().device, unsent, clockEnd)
  for (const entry of unsent.entries) {
    const { kind, document } = entry.header
    const body = kind === KIND.text && document ? moves.body(entry, document) : entry.body
    if (body) device.append(step, kind, document, body)
  }
  for (const row of unsent.tail) moveTail(store, moves, row)
}

function firstConflict(chains: Chains, own: Chain, coalition: CoalitionId, runs: readonly Uint8Array[]): SparseEntry | undefined {
  const entries = runs.flatMap((run) => {
    const read = decodeSparseRun(coalition, run)
    return read.ok ? read.value : []
  })
  return entries.find(({ header, hash }) => header.seq <= own.seq && chains.hashAt(own.chain, header.seq) !== hash)
}

function moveTail(store: ReplicaStore, moves: UnsentMoves, row: TailRow): void {
  const update = moves.update(row)
  store.dropTail(row.document, row.lease, row.position)
  if (update) store.addTail({ document: row.document, lease: row.lease, update })
}

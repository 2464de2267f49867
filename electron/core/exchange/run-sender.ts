/** Sends a peer the runs that it lacks, as fast as the session takes them. SPEC rules EXCH-2 to EXCH-4. */
import type { Head } from '../../../shared/entry/header.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { type Chains, headOf } from '../log/chains.ts'
import type { ChainNumber, ReplicaStore } from '../ports/replica-store.ts'
import { type Missing, missingAfterPoints, pointsOf } from './missing.ts'
import type { PeerHeads } from './peer-heads.ts'
import { type NextRun, nextRun, type RunForm } from './run-reader.ts'

/** See the head of this file. */
export interface RunSender {
  /** The peer's points of logs that forked: what follows the last in common is sent whatever its heads say. */
  readonly hearPoints: (points: readonly Head[]) => void
  /** The peer said its heads anew: points of a forked log may be compared again. */
  readonly headsRenewed: () => void
  /** Sends until the peer has everything or the session wants no more. True if anything was sent. */
  readonly pump: () => boolean
  readonly counts: () => SentCounts
}

/** What was sent so far. */
export interface SentCounts {
  readonly runsSent: number
  readonly runBytesSent: number
  readonly entriesSent: number
}

/** What a sender works on. `hasRoom` turns false when the session wants no more for now. */
export interface RunSenderTools {
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly theirs: PeerHeads
  readonly say: { readonly run: (run: Uint8Array) => void; readonly points: (points: readonly Head[]) => void }
  readonly hasRoom: () => boolean
  /** Which bodies go into runs now. */
  readonly form: () => RunForm
}

/** A sender that has sent nothing. */
export function createRunSender({ store, chains, theirs, say, hasRoom, form }: RunSenderTools): RunSender {
  /** Stretches of forked logs that points asked for, by chain: where the next run of each begins. */
  const askedFor = new Map<ChainNumber, number>()
  let pointsSaid = new Set<DeviceId>()
  const counts = { runsSent: 0, runBytesSent: 0, entriesSent: 0 }

  const pump = (): boolean => {
    const before = counts.runsSent
    while (hasRoom()) {
      // Taken only when there is room: what is taken counts as held by the peer.
      const run = takeNext()
      if (!run) break
      say.run(run)
      counts.runsSent++
      counts.runBytesSent += run.length
    }
    return counts.runsSent > before
  }
  const takeNext = (): Uint8Array | undefined => {
    for (const stretch of lacked()) {
      const next = nextRun(store, chains, stretch, form())
      if (!next) continue
      const { header, hash } = next.through
      if (askedFor.has(stretch.chain)) goOnAfter(stretch.chain, next)
      counts.entriesSent += header.seq - stretch.from + 1
      theirs.advance(headOf(header.device, header.seq, hash))
      return next.run
    }
    return undefined
  }
  /** What points asked for first. Nothing can be sent of a stretch that begins with what is not here and may not be left out. */
  const lacked = function* (): Iterable<Missing> {
    for (const [chain, from] of askedFor) yield { chain, from }
    yield* missing()
  }
  const goOnAfter = (chain: ChainNumber, { through }: NextRun): void => {
    if (through.header.seq < chains.get(chain).seq) askedFor.set(chain, through.header.seq + 1)
    else askedFor.delete(chain)
  }
  const missing = (): readonly Missing[] => {
    const { missing: stretches, diverged } = theirs.compare()
    for (const device of diverged) {
      if (pointsSaid.has(device)) continue
      pointsSaid.add(device)
      say.points(pointsOf(chains, device))
    }
    return stretches
  }
  const hearPoints = (points: readonly Head[]): void => {
    for (const [device, itsPoints] of Map.groupBy(points, (point) => point.device)) {
      for (const { chain, from } of missingAfterPoints(chains, device, itsPoints)) askedFor.set(chain, from)
    }
  }
  const headsRenewed = (): void => {
    pointsSaid = new Set()
  }
  return { hearPoints, headsRenewed, pump, counts: () => ({ ...counts }) }
}

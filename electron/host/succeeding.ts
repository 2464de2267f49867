/** A computer that is a restored backup or a clone takes its own log back, ends it and goes on as a new device. SPEC rule EXCH-5. */
import type { Head } from '../../shared/entry/header.ts'
import type { DeviceId } from '../../shared/ids.ts'
import { createDeviceKeys } from '../core/coalition/founding.ts'
import type { Timer } from '../core/ports/clock.ts'
import type { Replica } from '../core/replica/replica.ts'
import { createRecovery } from '../core/session/recovery.ts'
import type { HostTools } from './host-tools.ts'

/** See the head of this file. */
export interface Succeeding {
  /** A peer says that it holds entries of this computer that are not here. */
  readonly claimed: (peer: DeviceId, heads: readonly Head[]) => void
  /** A run of the own log, proved by its signatures. */
  readonly proved: (run: Uint8Array) => void
  /** True while entries of this computer are proved to be elsewhere and not here. */
  readonly isCopy: () => boolean
  /** A member says whether it holds another branch of the own log than is here. It changes nothing: it is said to the person. */
  readonly saidSplit: (peer: DeviceId, isSplit: boolean) => void
  /** True if a member says so, or if the record does not name this computer any more because the log before it has split: whatever is written here reaches nobody. */
  readonly isSplit: () => boolean
  readonly close: () => void
}

/** While another peer claims more, this long nothing new must have been proved: who cannot prove it holds nobody up. */
const CONTESTED_MS = 5_000

/** What is told of it: that it goes on under another device, and that what is said of a split has changed. */
export interface SucceedingEvents {
  readonly succeeded: () => void
  readonly told: () => void
}

/** Watches over one replica. */
export function createSucceeding(
  { crypto, random, clock, log }: HostTools,
  replica: Replica,
  { succeeded, told }: SucceedingEvents,
): Succeeding {
  const begin = () => createRecovery(replica.coalition, () => replica.keys().device, replica.chains)
  let recovery = begin()
  let copy = false
  const splitBy = new Set<DeviceId>()
  let waiting: Timer | undefined

  const goOn = (): void => {
    const runs = recovery.runs()
    recovery = begin()
    waiting = undefined
    try {
      replica.succeed(runs, createDeviceKeys(crypto, random))
    } catch (error) {
      return log.warn('cannot go on as another device', { reason: error instanceof Error ? error.message : String(error) })
    }
    copy = false
    succeeded()
  }
  const goOnSoon = (): void => {
    if (recovery.isWhole()) waiting ??= clock.after(recovery.isContested() ? CONTESTED_MS : 0, goOn)
  }
  const claimed: Succeeding['claimed'] = (peer, heads) => {
    recovery.expect(peer, heads)
    goOnSoon()
  }
  const proved = (run: Uint8Array): void => {
    if (!recovery.add(run)) return
    copy = true
    waiting?.cancel()
    waiting = undefined
    goOnSoon()
  }
  const saidSplit: Succeeding['saidSplit'] = (peer, isSplit) => {
    if (splitBy.has(peer) === isSplit) return
    if (isSplit) splitBy.add(peer)
    else splitBy.delete(peer)
    told()
  }
  const isSplit = (): boolean => splitBy.size > 0 || isUnnamed(replica)
  return { claimed, proved, isCopy: () => copy, saidSplit, isSplit, close: () => waiting?.cancel() }
}

/** True for a computer that has written and is not named: the succession that named it counts no longer. Whoever comes in has written nothing yet. */
function isUnnamed({ chains, membership, keys }: Replica): boolean {
  return chains.ofDevice(keys().device).length > 0 && !membership().devices.has(keys().device)
}

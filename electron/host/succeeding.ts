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
  readonly close: () => void
}

/** While another peer claims more, this long nothing new must have been proved: who cannot prove it holds nobody up. */
const CONTESTED_MS = 5_000

/** Watches over one replica; `succeeded` hears when it goes on under another device. */
export function createSucceeding({ crypto, random, clock, log }: HostTools, replica: Replica, succeeded: () => void): Succeeding {
  const begin = () => createRecovery(replica.coalition, () => replica.keys().device, replica.chains)
  let recovery = begin()
  let copy = false
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
  return { claimed, proved, isCopy: () => copy, close: () => waiting?.cancel() }
}

/** Collects a device's own log from peers after it was found to be a restored backup, until it is whole. SPEC rule EXCH-5. */
import type { Head } from '../../../shared/entry/header.ts'
import { decodeRun } from '../../../shared/entry/run.ts'
import type { CoalitionId, DeviceId, EntryHash } from '../../../shared/ids.ts'

/** See the head of this file. */
export interface Recovery {
  /** A peer holds this device's log up to here. */
  readonly expect: (heads: readonly Head[]) => void
  /** A run of the own log; true once everything expected is there. */
  readonly add: (run: Uint8Array) => boolean
  /** What was collected, in order of sequence. */
  readonly runs: () => readonly Uint8Array[]
  readonly isUnderWay: () => boolean
}

/** A recovery that has not begun. */
export function createRecovery(coalition: CoalitionId, device: () => DeviceId): Recovery {
  const runs = new Map<number, Uint8Array>()
  const hashes = new Map<number, EntryHash>()
  let expected: readonly Head[] = []

  const expect = (heads: readonly Head[]): void => {
    expected = heads
  }
  const add = (run: Uint8Array): boolean => {
    const entries = decodeRun(coalition, run)
    if (expected.length === 0 || !entries.ok || entries.value[0]?.header.device !== device()) return false
    runs.set(entries.value[0].header.seq, run)
    for (const { header, hash } of entries.value) hashes.set(header.seq, hash)
    return expected.every(({ seq, prefix }) => hashes.get(seq)?.startsWith(prefix) === true)
  }
  const sorted = (): readonly Uint8Array[] => [...runs].sort(([a], [b]) => a - b).map(([, run]) => run)
  return { expect, add, runs: sorted, isUnderWay: () => expected.length > 0 }
}

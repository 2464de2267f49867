/** A computer's own log as runs, for handing it over without a session. */
import { nextRun } from '../../electron/core/exchange/run-reader.ts'
import type { Computer } from './computer.ts'

/** Everything of a computer's own log, as runs. */
export function ownRuns({ replica }: Computer): readonly Uint8Array[] {
  const { store, chains } = replica
  const [own] = chains.ofDevice(replica.keys().device)
  const runs: Uint8Array[] = []
  for (let next = own && nextRun(store, chains, { chain: own.chain, from: 1 }, 'held'); own && next; ) {
    runs.push(next.run)
    const from = next.through.header.seq + 1
    next = from <= own.seq ? nextRun(store, chains, { chain: own.chain, from }, 'held') : undefined
  }
  return runs
}

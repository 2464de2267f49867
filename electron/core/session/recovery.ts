/** Collects a device's own log from peers after it was found to be a restored backup, until it is whole. SPEC rule EXCH-5. */
import type { Head } from '../../../shared/entry/header.ts'
import { decodeSparseRun } from '../../../shared/entry/run.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import { type Chains, headOf } from '../log/chains.ts'

/** See the head of this file. */
export interface Recovery {
  /** A peer says that it holds this device's log up to here. A claim alone decides nothing. */
  readonly expect: (peer: DeviceId, heads: readonly Head[]) => void
  /** A run of the own log, signed by it to the last entry. True if it proves anything that is not here. */
  readonly add: (run: Uint8Array) => boolean
  /** True once the end of what was proved is where some peer says that the log ends. */
  readonly isWhole: () => boolean
  /** True while another peer says that it holds what nobody has proved. */
  readonly isContested: () => boolean
  /** What was collected, in order of sequence. */
  readonly runs: () => readonly Uint8Array[]
}

/** A recovery that has not begun. */
export function createRecovery(coalition: CoalitionId, device: () => DeviceId, chains: Chains): Recovery {
  const runs: { readonly from: number; readonly run: Uint8Array }[] = []
  const proved = new Set<string>()
  const claims = new Map<DeviceId, Head>()
  let end: Head | undefined

  const expect: Recovery['expect'] = (peer, heads) => {
    const [only, another] = heads
    // A log that has forked elsewhere is not gone on with: a coordinator must let this computer in again.
    if (only && !another) claims.set(peer, only)
    else claims.delete(peer)
  }
  const add = (run: Uint8Array): boolean => {
    const entries = decodeSparseRun(coalition, run)
    if (!entries.ok || entries.value[0]?.header.device !== device()) return false
    const heads = entries.value.map(({ header, hash }) => headOf(header.device, header.seq, hash))
    const news = heads.filter((head) => !proved.has(nameOf(head)) && chains.find(head) === undefined)
    if (news.length === 0) return false
    for (const head of news) proved.add(nameOf(head))
    runs.push({ from: entries.value[0].header.seq, run })
    end = news.reduce<Head | undefined>((last, head) => (last && last.seq >= head.seq ? last : head), end)
    return true
  }
  const isHeld = (head: Head): boolean => proved.has(nameOf(head)) || chains.find(head) !== undefined
  const isWhole = (): boolean => end !== undefined && [...claims.values()].some((claim) => end && nameOf(claim) === nameOf(end))
  return {
    expect,
    add,
    isWhole,
    isContested: () => [...claims.values()].some((claim) => !isHeld(claim)),
    runs: () => [...runs].sort((a, b) => a.from - b.from).map(({ run }) => run),
  }
}

const nameOf = ({ seq, prefix }: Head): string => `${seq} ${prefix}`

/** Lines through the branches of a forked log: what stands before a place of it. SPEC rules LOG-11, MEM-19. */
import type { DeviceId } from '../../../shared/ids.ts'
import type { Place } from '../../../shared/membership/entries.ts'
import type { ChainNumber, ReplicaStore } from '../ports/replica-store.ts'
import type { Chains } from './chains.ts'

/** See the head of this file. */
export interface BranchLines {
  /** True if `place` is `end`, or stands before it on the same branch; false where `end` is not stored. */
  readonly isAlong: (device: DeviceId, end: Place, place: Place) => boolean
  /** The first entry of the device that knows entry `seq` of another: on the line to `end`, or on the root where none is named. */
  readonly firstKnowing: (device: DeviceId, end: Place | undefined, other: DeviceId, seq: number) => number | undefined
}

/** The lines through these chains. */
export function createBranchLines(
  store: Pick<ReplicaStore, 'firstKnowing'>,
  chains: Pick<Chains, 'get' | 'ofDevice' | 'hashAt'>,
): BranchLines {
  const chainTo = (device: DeviceId, end: Place): ChainNumber | undefined =>
    chains.ofDevice(device).find(({ chain }) => isAt(chain, end))?.chain
  const isAt = (chain: ChainNumber, { seq, hash }: Place): boolean => chains.hashAt(chain, seq)?.startsWith(hash) === true

  const isAlong: BranchLines['isAlong'] = (device, end, place) => {
    const chain = chainTo(device, end)
    return chain !== undefined && place.seq <= end.seq && isAt(chain, place)
  }
  const firstKnowing: BranchLines['firstKnowing'] = (device, end, other, seq) => {
    const root = chains.ofDevice(device).find(({ parent }) => parent === undefined)?.chain
    const last = end ? chainTo(device, end) : root
    for (const { chain, through } of last === undefined ? [] : lineTo(last)) {
      const first = store.firstKnowing(chain, other, seq)
      if (first !== undefined && first <= through) return first
    }
    return undefined
  }
  /** A chain and those that it goes on from, the root first, each up to where it is left. */
  const lineTo = (last: ChainNumber): readonly { readonly chain: ChainNumber; readonly through: number }[] => {
    const line = [{ chain: last, through: Number.POSITIVE_INFINITY }]
    for (let { base, parent } = chains.get(last); parent !== undefined; { base, parent } = chains.get(parent)) {
      line.unshift({ chain: parent, through: base })
    }
    return line
  }
  return { isAlong, firstKnowing }
}

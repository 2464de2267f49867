/** What a peer is known to hold: the heads it said, advanced by everything it sent and was sent since. SPEC rules EXCH-1 to EXCH-4. */
import type { Head } from '../../../shared/entry/header.ts'
import { compareHeads, decodeSparseRun } from '../../../shared/entry/run.ts'
import { digestOfHeads } from '../../../shared/exchange/heads-digest.ts'
import type { CoalitionId } from '../../../shared/ids.ts'
import { type Chains, headOf } from '../log/chains.ts'
import { type Comparison, comparePeer } from './missing.ts'

/** See the head of this file. */
export interface PeerHeads {
  /** False until the peer has said its heads. */
  readonly areKnown: () => boolean
  /** Takes the heads as the peer said them. */
  readonly set: (heads: readonly Head[]) => void
  /** Takes the digest of the peer's heads as it said it. */
  readonly setDigest: (digest: string) => void
  /** The peer holds this entry and everything before it. */
  readonly advance: (head: Head) => void
  /** The peer sent this run: it holds all of it. */
  readonly advanceBy: (run: Uint8Array) => void
  /** What the peer lacks of what is stored here. */
  readonly compare: () => Comparison
  /** True if everything that the peer is known to hold is here, at least by its headers. */
  readonly areHere: () => boolean
  /** True when the peer's heads are those held here. */
  readonly areOurs: () => boolean
}

/** Nothing is known yet. */
export function createPeerHeads(chains: Chains, coalition: CoalitionId): PeerHeads {
  let theirs: readonly Head[] | undefined
  let digest = ''

  const set = (heads: readonly Head[]): void => {
    theirs = heads
  }
  const setDigest = (said: string): void => {
    digest = said
  }
  const advance = (head: Head): void => {
    theirs = [...(theirs ?? []).filter((old) => !isBehind(chains, old, head)), head]
  }
  const advanceBy = (run: Uint8Array): void => {
    const entries = decodeSparseRun(coalition, run)
    const last = entries.ok ? entries.value.at(-1) : undefined
    if (last) advance(headOf(last.header.device, last.header.seq, last.hash))
  }
  const compare = (): Comparison => comparePeer(chains, theirs ?? [])
  const areOurs = (): boolean => {
    if (!theirs) return false
    const ours = digestOfHeads(chains.heads())
    return ours === digest || digestOfHeads([...theirs].sort(compareHeads)) === ours
  }
  const areHere = (): boolean => (theirs ?? []).every((head) => chains.find(head) !== undefined)
  return { areKnown: () => theirs !== undefined, set, setDigest, advance, advanceBy, compare, areHere, areOurs }
}

function isBehind(chains: Chains, old: Head, head: Head): boolean {
  if (old.device !== head.device || old.seq > head.seq) return false
  const chain = chains.find(head)
  return chain !== undefined && chains.hashAt(chain, old.seq)?.startsWith(old.prefix) === true
}

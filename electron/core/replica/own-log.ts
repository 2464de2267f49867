/** Appends to this device's own log: heads, hash and signature of every entry are made here and nowhere else. SPEC rules LOG-1 to LOG-6. */
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { type EntryHeader, entryHash, type Head, hashOfBody } from '../../../shared/entry/header.ts'
import { compareHeads, type RunEntry } from '../../../shared/entry/run.ts'
import { signEntry } from '../../../shared/entry/signature.ts'
import { AppError } from '../../../shared/errors.ts'
import { type CoalitionId, type DeviceId, type DocumentId, type EpochId, NO_HASH } from '../../../shared/ids.ts'
import type { Chains } from '../log/chains.ts'
import type { ChainNumber } from '../ports/replica-store.ts'

/** This device's keys: the public one names its log. */
export interface DeviceKeys {
  readonly device: DeviceId
  /** Ed25519 seed, 32 bytes. */
  readonly seed: Uint8Array
  /** X25519 secret, 32 bytes. */
  readonly agreement: Uint8Array
}

/** See the head of this file. */
export interface OwnLog {
  /** True while more has been applied than the next entry may name: entries that only name heads come first. SPEC rule LOG-4. */
  readonly namesTooMany: () => boolean
  /** Signs and stores one entry. Throws `no-right` when this log has forked. */
  readonly append: (kind: number, document: DocumentId | undefined, body: Uint8Array) => RunEntry
}

/** What the author has applied, which its next entry will cite. */
export interface Knowledge {
  readonly frontier: () => readonly Head[]
  readonly knownAt: (chain: ChainNumber) => readonly Head[]
  /** The newest epoch applied here. SPEC rule EPOCH-7. */
  readonly epoch: () => EpochId
}

/**
 * The most heads that this device names in one entry: far below what a run may hold, so that an entry always fits into one. More there are only where somebody
 * signed thousands of branches. SPEC rule LOG-4.
 */
export const MAX_OWN_HEADS = 1024

/** A writer for one device's log. */
export function createOwnLog(
  tools: { readonly chains: Chains; readonly crypto: Crypto; readonly knowledge: Knowledge },
  coalition: CoalitionId,
  keys: DeviceKeys,
): OwnLog {
  const { chains, crypto, knowledge } = tools

  const append = (kind: number, document: DocumentId | undefined, body: Uint8Array): RunEntry => {
    const own = chains.ofDevice(keys.device)
    if (own.length > 1) throw new AppError('no-right', "This computer's record has split in two; a coordinator must let it in again.")
    const header = nextHeader(own[0], kind, document, body)
    const hash = entryHash(header)
    const entry: RunEntry = { header, hash, body, signature: signEntry(crypto, keys.seed, hash) }
    const placed = chains.place(entry)
    if (placed !== 'added') throw new Error(`own entry was ${placed}`)
    return entry
  }
  const nextHeader = (
    own: { chain: ChainNumber; seq: number; hash: EntryHeader['previous'] } | undefined,
    kind: number,
    document: DocumentId | undefined,
    body: Uint8Array,
  ): EntryHeader => ({
    coalition,
    device: keys.device,
    seq: (own?.seq ?? 0) + 1,
    previous: own?.hash ?? NO_HASH,
    epoch: knowledge.epoch(),
    kind,
    document,
    heads: newHeads(own?.chain).slice(0, MAX_OWN_HEADS),
    bodyHash: hashOfBody(body),
    bodyLength: body.length,
  })
  const newHeads = (chain: ChainNumber | undefined): readonly Head[] => {
    const cited = new Set(chain === undefined ? [] : knowledge.knownAt(chain).map(nameOf))
    return knowledge
      .frontier()
      .filter((head) => head.device !== keys.device && !cited.has(nameOf(head)))
      .sort(compareHeads)
  }
  const namesTooMany = (): boolean => newHeads(chains.ofDevice(keys.device)[0]?.chain).length > MAX_OWN_HEADS
  return { namesTooMany, append }
}

const nameOf = (head: Head): string => `${head.device} ${head.seq} ${head.prefix}`

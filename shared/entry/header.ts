/** An entry's header: what is hashed and signed. SPEC rules LOG-1 to LOG-6. */
import { sha256 } from '@noble/hashes/sha2.js'
import { createByteWriter, VAR_UINT_BYTES } from '../bytes/byte-writer.ts'
import { fromHex, toHex, utf8 } from '../bytes/hex.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash, EpochId } from '../ids.ts'

/** What an entry is. Other numbers come from newer versions: kept, forwarded, not understood. */
export const KIND = { text: 0, act: 1, membership: 2, closing: 3, edition: 4 } as const

/** Another log as its reader had applied it: up to `seq`, whose hash begins with `prefix` (16 bytes as hex). */
export interface Head {
  readonly device: DeviceId
  readonly seq: number
  readonly prefix: string
}

/** The signed part of an entry. */
export interface EntryHeader {
  readonly coalition: CoalitionId
  readonly device: DeviceId
  /** 1, 2, 3 … without gaps along a log. */
  readonly seq: number
  /** Hash of the entry before; `NO_HASH` for the first. */
  readonly previous: EntryHash
  /** Hash of the entry that began the epoch it was written in; `NO_HASH` in the first epoch. */
  readonly epoch: EpochId
  readonly kind: number
  /** The text it belongs to; absent for entries about the coalition. */
  readonly document: DocumentId | undefined
  /** What changed since this log's entry before: only logs that moved, sorted by device, sequence and prefix; a forked log may stand once per branch. */
  readonly heads: readonly Head[]
  readonly bodyHash: EntryHash
  /** Bytes of the body. */
  readonly bodyLength: number
}

/** The epoch of entries before the first removal. */
export const NO_EPOCH = '0'.repeat(64) as EpochId

/** Bytes of a head's hash prefix. */
export const PREFIX_BYTES = 16

const FIXED_BYTES = 5 * 32 + 16 + 5 * VAR_UINT_BYTES
const HEAD_BYTES = 32 + PREFIX_BYTES + VAR_UINT_BYTES
const DOMAIN = utf8('chorus/entry/1\n')
const COALITION_DOMAIN = utf8('chorus/coalition/1\n')

/** SHA-256 of the domain string and the canonical header. The chain, the signature and every reference use it. */
export function entryHash(header: EntryHeader): EntryHash {
  return toHex(sha256(headerAfter(DOMAIN, header))) as EntryHash
}

/**
 * The name of a coalition: SHA-256 over a domain string, the founder's device and the body of the founding act, so that the founding
 * entry itself can carry it.
 */
export function coalitionIdOf(founder: DeviceId, foundingBody: Uint8Array): CoalitionId {
  const hash = sha256.create().update(COALITION_DOMAIN).update(fromHex(founder)).update(foundingBody)
  return toHex(hash.digest()) as CoalitionId
}

/** SHA-256 of a body's bytes as they are. */
export function hashOfBody(body: Uint8Array): EntryHash {
  return toHex(sha256(body)) as EntryHash
}

/** The canonical header of SPEC LOG-2. There is one encoding of every header. */
export const encodeHeader = (header: EntryHeader): Uint8Array => headerAfter(new Uint8Array(0), header)

function headerAfter(start: Uint8Array, header: EntryHeader): Uint8Array {
  const { document = '', heads } = header
  const writer = createByteWriter(start.length + FIXED_BYTES + heads.length * HEAD_BYTES)
  writer.bytes(start)
  writer.hex(header.coalition)
  writer.hex(header.device)
  writer.varUint(header.seq)
  writer.hex(header.previous)
  writer.hex(header.epoch)
  writer.varUint(header.kind)
  writer.varUint(document.length / 2)
  writer.hex(document)
  writer.varUint(heads.length)
  for (const head of heads) {
    writer.hex(head.device)
    writer.varUint(head.seq)
    writer.hex(head.prefix)
  }
  writer.hex(header.bodyHash)
  writer.varUint(header.bodyLength)
  return writer.done()
}

/** What a head keeps of a hash. */
export const prefixOf = (hash: EntryHash): string => hash.slice(0, PREFIX_BYTES * 2)

/** An entry's header: what is hashed and signed. SPEC rules LOG-1 to LOG-6. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex, utf8 } from '../bytes/hex.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash, EpochId } from '../ids.ts'

/** What an entry is. Other numbers come from newer versions: kept, forwarded, not understood. */
export const KIND = { text: 0, act: 1, membership: 2 } as const

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

const DOMAIN = utf8('chorus/entry/1\n')
const COALITION_DOMAIN = utf8('chorus/coalition/1\n')

/** SHA-256 of the domain string and the canonical header. The chain, the signature and every reference use it. */
export function entryHash(header: EntryHeader): EntryHash {
  return toHex(sha256.create().update(DOMAIN).update(encodeHeader(header)).digest()) as EntryHash
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
export function encodeHeader(header: EntryHeader): Uint8Array {
  return encoding.encode((encoder) => {
    writeHex(encoder, header.coalition)
    writeHex(encoder, header.device)
    encoding.writeVarUint(encoder, header.seq)
    writeHex(encoder, header.previous)
    writeHex(encoder, header.epoch)
    encoding.writeVarUint(encoder, header.kind)
    encoding.writeVarUint8Array(encoder, fromHex(header.document ?? ''))
    encoding.writeVarUint(encoder, header.heads.length)
    for (const head of header.heads) {
      writeHex(encoder, head.device)
      encoding.writeVarUint(encoder, head.seq)
      writeHex(encoder, head.prefix)
    }
    writeHex(encoder, header.bodyHash)
    encoding.writeVarUint(encoder, header.bodyLength)
  })
}

/** What a head keeps of a hash. */
export const prefixOf = (hash: EntryHash): string => hash.slice(0, PREFIX_BYTES * 2)

function writeHex(encoder: encoding.Encoder, hex: string): void {
  encoding.writeUint8Array(encoder, fromHex(hex))
}

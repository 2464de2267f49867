/** One short value for everything a replica holds: equal digests mean nothing to exchange. SPEC rule EXCH-1. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex, utf8 } from '../bytes/hex.ts'
import type { Head } from '../entry/header.ts'
import { compareHeads } from '../entry/run.ts'

const DOMAIN = utf8('chorus/heads/1\n')
const HELD = utf8('chorus/held/1\n')

/** SHA-256 over the heads in header order, as hex. */
export function digestOfHeads(heads: readonly Head[]): string {
  return toHex(
    sha256(
      encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, DOMAIN)
        for (const head of heads) writeHead(encoder, head)
      }),
    ),
  )
}

/**
 * SPEC rule EXCH-7: SHA-256 over everything that is stored, as hex: the heads in header order, and the entries whose body is not here, in any order. Two who hold the
 * same by it must show the same.
 */
export function digestOfHeld(heads: readonly Head[], absent: readonly Head[]): string {
  return toHex(
    sha256(
      encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, HELD)
        encoding.writeUint8Array(encoder, fromHex(digestOfHeads(heads)))
        for (const head of [...absent].sort(compareHeads)) writeHead(encoder, head)
      }),
    ),
  )
}

/** Device (32 bytes), sequence, prefix (16 bytes). */
export function writeHead(encoder: encoding.Encoder, head: Head): void {
  encoding.writeUint8Array(encoder, fromHex(head.device))
  encoding.writeVarUint(encoder, head.seq)
  encoding.writeUint8Array(encoder, fromHex(head.prefix))
}

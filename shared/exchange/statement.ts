/** A delivery statement: what a device says it has applied, signed, outside the log. SPEC rules DELIV-1 to DELIV-3. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { type Head, PREFIX_BYTES } from '../entry/header.ts'
import type { CoalitionId, DeviceId } from '../ids.ts'
import { readBounded, readHead, readHeads, readHex, writeHeads } from './heads-bytes.ts'
import { writeHead } from './heads-digest.ts'

/** What a device had applied when it said so. */
export interface Statement {
  readonly device: DeviceId
  /** Rises with every statement of the device: the higher one counts. */
  readonly counter: number
  /** The device's clock, milliseconds: shown, never decided on. */
  readonly at: number
  readonly heads: readonly Head[]
  /** Logs that it holds further than `heads` say, without some entries. Absent where there are none. */
  readonly beyond?: readonly Beyond[] | undefined
}

/** All of a log up to a head, without the words of these entries of it, rising. */
export interface Beyond {
  readonly head: Head
  readonly without: readonly number[]
}

/** Where logs end by a statement: what it has beyond lacking words stands in place of the head before them. Of a log that has split all are named. */
export function endsNamedIn({ heads, beyond = [] }: Pick<Statement, 'heads' | 'beyond'>): readonly Head[] {
  const further = beyond.map(({ head }) => head)
  const isBefore = (head: Head): boolean =>
    further.some(({ device }) => device === head.device) && heads.filter(({ device }) => device === head.device).length === 1
  return [...heads.filter((head) => !isBefore(head)), ...further]
}

/** So many entries are named at most in one statement. */
export const MAX_WITHOUT = 64

const DOMAIN = utf8('chorus/statement/1\n')
const SIGNATURE_BYTES = 64
const MAX_BYTES = 512 * 1024
const MAX_COUNTER = 2 ** 40
const MAX_TIME = 2 ** 48

/** Signs a statement with the device's Ed25519 seed. */
export function signStatement(
  crypto: Crypto,
  coalition: CoalitionId,
  seed: Uint8Array,
  { device, counter, at, heads, beyond = [] }: Statement,
): Uint8Array {
  const said = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, fromHex(device))
    encoding.writeVarUint(encoder, counter)
    encoding.writeVarUint(encoder, at)
    writeHeads(encoder, heads)
    if (beyond.length > 0) writeBeyond(encoder, beyond)
  })
  const signature = crypto.sign(seed, signedBytes(coalition, said))
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, said)
    encoding.writeUint8Array(encoder, signature)
  })
}

/** Reads a statement and checks that the device it names signed it for this coalition. Never throws. */
export function readStatement(crypto: Crypto, coalition: CoalitionId, bytes: Uint8Array): Decoded<Statement> {
  const statement = decodeStatement(bytes)
  if (!statement.ok) return statement
  const said = bytes.subarray(0, bytes.length - SIGNATURE_BYTES)
  const signature = bytes.subarray(bytes.length - SIGNATURE_BYTES)
  const isSigned = crypto.verify(fromHex(statement.value.device), signedBytes(coalition, said), signature)
  return isSigned ? statement : refused('not signed by its device')
}

/** Reads a statement that was checked when it was taken. Never throws. */
export function decodeStatement(bytes: Uint8Array): Decoded<Statement> {
  if (bytes.length > MAX_BYTES) return refused('too large')
  if (bytes.length < SIGNATURE_BYTES) return refused('too short')
  const decoder = decoding.createDecoder(bytes.subarray(0, bytes.length - SIGNATURE_BYTES))
  try {
    const device = readHex(decoder, 32) as DeviceId
    const statement = { device, counter: readBounded(decoder, MAX_COUNTER), at: readBounded(decoder, MAX_TIME), heads: readHeads(decoder) }
    if (!decoding.hasContent(decoder)) return decoded(statement)
    const beyond = readBeyond(decoder)
    return decoding.hasContent(decoder) ? refused('bytes after a statement') : decoded({ ...statement, beyond })
  } catch {
    return refused('malformed statement')
  }
}

/** A statement as a head: device, counter, first 16 bytes of the SHA-256 of its bytes. Of one device the higher counter, then prefix, counts. */
export function statementHead({ device, counter }: Statement, bytes: Uint8Array): Head {
  return { device, seq: counter, prefix: toHex(sha256(bytes).subarray(0, PREFIX_BYTES)) }
}

function signedBytes(coalition: CoalitionId, said: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, DOMAIN)
    encoding.writeUint8Array(encoder, fromHex(coalition))
    encoding.writeUint8Array(encoder, said)
  })
}

/** Number of logs (varuint), then each: the head, the number of entries (varuint), each as a difference from the one before (varuint). */
function writeBeyond(encoder: encoding.Encoder, beyond: readonly Beyond[]): void {
  encoding.writeVarUint(encoder, beyond.length)
  for (const { head, without } of beyond) {
    writeHead(encoder, head)
    encoding.writeVarUint(encoder, without.length)
    for (const [index, seq] of without.entries()) encoding.writeVarUint(encoder, seq - (without[index - 1] ?? 0))
  }
}

/** Reads what `writeBeyond` wrote. Throws on anything else. */
function readBeyond(decoder: decoding.Decoder): readonly Beyond[] {
  const logs = readBounded(decoder, MAX_WITHOUT)
  const beyond: Beyond[] = []
  for (let log = 0, left = MAX_WITHOUT; log < logs; log++) {
    const head = readHead(decoder)
    const count = readBounded(decoder, left)
    left -= count
    const without: number[] = []
    for (let index = 0; index < count; index++) without.push((without.at(-1) ?? 0) + readBounded(decoder, head.seq))
    beyond.push({ head, without })
  }
  return beyond
}

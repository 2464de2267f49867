/** One file of an envelope under its seal: who wrote it, which part of what it is, the signature. SPEC rules ENV-2 to ENV-4. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { readBounded, readHex } from '../exchange/heads-bytes.ts'
import type { CoalitionId, DeviceId } from '../ids.ts'
import { paddedLength } from './padded-length.ts'

/** What an envelope is for; which number a kind has on the wire is its place here. */
export const ENVELOPE_KINDS = ['ordinary', 'request', 'welcome'] as const
/** See `ENVELOPE_KINDS`. */
export type EnvelopeKind = (typeof ENVELOPE_KINDS)[number]

/** What all parts of an envelope say alike. */
export interface EnvelopeHeader {
  /** `NO_COALITION` in a request: its writer does not know the coalition. */
  readonly coalition: CoalitionId
  readonly writer: DeviceId
  /** 16 random bytes as hex. */
  readonly id: string
  /** The writer's clock, milliseconds: shown, never decided on. */
  readonly madeAt: number
  readonly kind: EnvelopeKind
  /** How many parts there are. */
  readonly of: number
}

/** One part: a slice of the envelope's content. */
export interface EnvelopePart extends EnvelopeHeader {
  /** From 1. */
  readonly part: number
  readonly content: Uint8Array
}

/** The most parts of one envelope. */
export const MAX_PARTS = 256
/** More than anything but the content takes, bytes. */
export const PART_FRAME_BYTES = 192

const FAMILY = utf8('chorus/envelope/')
const DOMAIN = utf8('chorus/envelope/1\n')
const SIGNATURE_DOMAIN = utf8('chorus/envelope-signature/1\n')
const SIGNATURE_BYTES = 64
const MAX_TIME = 2 ** 48

/** The bytes to seal: signed with the writer's Ed25519 seed, then padded with zeros. */
export function encodePart(crypto: Crypto, seed: Uint8Array, part: EnvelopePart): Uint8Array {
  const said = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, DOMAIN)
    encoding.writeUint8Array(encoder, fromHex(part.coalition))
    encoding.writeUint8Array(encoder, fromHex(part.writer))
    encoding.writeUint8Array(encoder, fromHex(part.id))
    encoding.writeVarUint(encoder, part.madeAt)
    encoding.writeVarUint(encoder, ENVELOPE_KINDS.indexOf(part.kind))
    encoding.writeVarUint(encoder, part.part)
    encoding.writeVarUint(encoder, part.of)
    encoding.writeVarUint8Array(encoder, part.content)
  })
  const padded = new Uint8Array(paddedLength(said.length + SIGNATURE_BYTES))
  padded.set(said)
  padded.set(crypto.sign(seed, signedBytes(said)), said.length)
  return padded
}

/** Why bytes under a seal are no part: `newer` was made by a version that knows more. */
export type PartRefusal = 'malformed' | 'newer' | 'forged'

/** Reads what was sealed and checks that the device it names signed it. Never throws. */
export function decodePart(crypto: Crypto, bytes: Uint8Array): Decoded<EnvelopePart> & { readonly reason?: PartRefusal } {
  if (!startsWith(bytes, DOMAIN)) return refusedFor(startsWith(bytes, FAMILY) ? 'newer' : 'malformed')
  const decoder = decoding.createDecoder(bytes)
  decoder.pos = DOMAIN.length
  try {
    const part = readPart(decoder)
    const said = bytes.subarray(0, decoder.pos)
    const signature = decoding.readUint8Array(decoder, SIGNATURE_BYTES)
    if (!isPadding(bytes, decoder.pos)) return refusedFor('malformed')
    return crypto.verify(fromHex(part.writer), signedBytes(said), signature) ? decoded(part) : refusedFor('forged')
  } catch {
    return refusedFor('malformed')
  }
}

const refusedFor = (reason: PartRefusal) => ({ ...refused(reason), reason })

function readPart(decoder: decoding.Decoder): EnvelopePart {
  const coalition = readHex(decoder, 32) as CoalitionId
  const writer = readHex(decoder, 32) as DeviceId
  const id = readHex(decoder, 16)
  const madeAt = readBounded(decoder, MAX_TIME)
  const kind = ENVELOPE_KINDS[readBounded(decoder, ENVELOPE_KINDS.length - 1)] as EnvelopeKind
  const part = readBounded(decoder, MAX_PARTS)
  const of = readBounded(decoder, MAX_PARTS)
  if (part < 1 || part > of) throw new RangeError('no such part')
  return { coalition, writer, id, madeAt, kind, part, of, content: decoding.readVarUint8Array(decoder) }
}

/** Zeros to the one length that padding makes: nothing can be hidden behind the signature. */
function isPadding(bytes: Uint8Array, from: number): boolean {
  return bytes.length === paddedLength(from) && bytes.subarray(from).every((byte) => byte === 0)
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte)
}

function signedBytes(said: Uint8Array): Uint8Array {
  const message = new Uint8Array(SIGNATURE_DOMAIN.length + 32)
  message.set(SIGNATURE_DOMAIN)
  message.set(sha256(said), SIGNATURE_DOMAIN.length)
  return message
}

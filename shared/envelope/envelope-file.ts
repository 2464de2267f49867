/** An envelope's files from outside: how large they may be, what they begin with, what they are called. SPEC rules ENV-1, ENV-5, ENV-6. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../bytes/hex.ts'
import { PART_FRAME_BYTES } from './envelope-part.ts'
import { paddedLengthWithin } from './padded-length.ts'

/** The largest file of an envelope, bytes: what a pipe's call can carry. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
/** All files of one envelope, bytes. */
export const MAX_ENVELOPE_BYTES = 40 * 1024 * 1024
/** Files that one call can carry, bytes: in base64 they fit into a pipe's frame. */
export const MAX_CALL_BYTES = 46 * 1024 * 1024
/** E-mail that takes 25 MB takes this, once it is written in base64. */
export const DEFAULT_PART_BYTES = 18_000_000
/** The smallest part that can be asked for. */
export const MIN_PART_BYTES = 32 * 1024
/** A request is never larger. */
export const MAX_REQUEST_BYTES = 16 * 1024
/** So much of a file tells whether it is one of age. */
export const FIRST_BYTES = 22

// An age file (age-encryption.org/v1): its first line, a stanza of two lines for each X25519 recipient, the header's MAC, a nonce; 16 bytes for each 64 KiB.
const AGE_LINE = utf8('age-encryption.org/v1\n')
const AGE_HEADER_END = utf8('\n--- ')
const AGE_FRAME_BYTES = 70 + 16
const STANZA_BYTES = 98
const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
/** Room for more than a thousand recipients. Each stanza costs whoever opens it an agreement of keys. */
const MAX_HEADER_BYTES = 128 * 1024

/** True if a file that begins like this may be an envelope. */
export const beginsLikeEnvelope = (start: Uint8Array): boolean => AGE_LINE.every((byte, at) => start[at] === byte)

/** True for a file that is worth opening: of age, not too large, with a header of bounded length. */
export function isWorthOpening(file: Uint8Array): boolean {
  if (file.length > MAX_FILE_BYTES || !beginsLikeEnvelope(file)) return false
  const start = file.subarray(0, MAX_HEADER_BYTES)
  for (let at = start.indexOf(AGE_HEADER_END[0] as number); at >= 0; at = start.indexOf(AGE_HEADER_END[0] as number, at + 1)) {
    if (AGE_HEADER_END.every((byte, offset) => start[at + offset] === byte)) return true
  }
  return false
}

/** How much content fits into a part whose file, sealed to so many recipients, shall have at most `partBytes`. */
export function contentRoom(partBytes: number, recipients: number): number {
  const sealed = Math.max(MIN_PART_BYTES / 2, partBytes - AGE_FRAME_BYTES - STANZA_BYTES * recipients)
  const plain = sealed - TAG_BYTES * Math.ceil(sealed / CHUNK_BYTES)
  return paddedLengthWithin(plain) - PART_FRAME_BYTES
}

/** A name that says nothing of coalition or people: eight characters of the envelope's id, and which part it is if there are several. */
export function envelopeFileName(id: string, part: number, of: number): string {
  return `envelope-${id.slice(0, 8)}${of > 1 ? `-${part}of${of}` : ''}.age`
}

/** The X25519 secret to which requests under an invitation are sealed: members know it, and whoever holds the code. */
export const requestSecret = (rendezvousKey: Uint8Array): Uint8Array =>
  hkdf(sha256, rendezvousKey, undefined, utf8('chorus/envelope/request/1'), 32)

/** The proof at the beginning of a session, as pure steps over bytes. SPEC rules SESS-1 to SESS-5. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { toHex, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'

/** The version of the session both must speak. */
export const SESSION_VERSION = 1
/** The most access keys either side offers. */
export const MAX_ACCESS_KEYS = 64

/** First message: sent by both at once. */
export interface Hello {
  readonly nonce: Uint8Array
  /** X25519 public key made for this session. */
  readonly ephemeral: Uint8Array
}

/** Who is who: the side with the lower nonce is `first`. */
export type SessionRole = 'first' | 'second'

/** The keys of a session, one per direction. */
export interface SessionKeys {
  readonly send: Uint8Array
  readonly receive: Uint8Array
  /** SHA-256 over everything said so far: what both sides sign. */
  readonly transcript: Uint8Array
}

/** Bytes of a hello: version (varuint), nonce (32), ephemeral key (32). */
export function encodeHello({ nonce, ephemeral }: Hello): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SESSION_VERSION)
    encoding.writeUint8Array(encoder, nonce)
    encoding.writeUint8Array(encoder, ephemeral)
  })
}

/** Reads a hello; another version is refused by name. */
export function decodeHello(bytes: Uint8Array): Decoded<Hello> {
  if (bytes.length > 128) return refused('malformed')
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== SESSION_VERSION) return refused('version')
    const nonce = decoding.readUint8Array(decoder, 32)
    const ephemeral = decoding.readUint8Array(decoder, 32)
    return decoding.hasContent(decoder) ? refused('malformed') : decoded({ nonce, ephemeral })
  } catch {
    return refused('malformed')
  }
}

/** The role of the side that said `mine`. Undefined for one's own hello echoed back. */
export function roleOf(mine: Hello, theirs: Hello): SessionRole | undefined {
  const [a, b] = [toHex(mine.nonce), toHex(theirs.nonce)]
  if (a === b || toHex(mine.ephemeral) === toHex(theirs.ephemeral)) return undefined
  return a < b ? 'first' : 'second'
}

/** Shows knowledge of an access key without telling it: HMAC over a label, the speaker's role and both nonces; 16 bytes. */
export function tagOf(accessKey: Uint8Array, role: SessionRole, first: Hello, second: Hello): Uint8Array {
  return hmac(sha256, accessKey, joined([utf8(`chorus/session/tag/1/${role}`), first.nonce, second.nonce])).subarray(0, 16)
}

/** Bytes of the tags: 16 each. */
export const encodeTags = (tags: readonly Uint8Array[]): Uint8Array => joined(tags)

/** Reads tags. */
export function decodeTags(bytes: Uint8Array): Decoded<readonly Uint8Array[]> {
  if (bytes.length % 16 !== 0 || bytes.length > MAX_ACCESS_KEYS * 16) return refused('malformed')
  return decoded(Array.from({ length: bytes.length / 16 }, (_, index) => bytes.subarray(index * 16, index * 16 + 16)))
}

/** What both sides said, in roles' order. */
export interface Said {
  readonly firstHello: Uint8Array
  readonly secondHello: Uint8Array
  readonly firstTags: Uint8Array
  readonly secondTags: Uint8Array
  /** The link's own fingerprint of itself: see `Link.binding`. */
  readonly binding: Uint8Array
}

/** Keys from the agreed secret and the access key, bound to everything that was said. HKDF-SHA256. */
export function sessionKeys(role: SessionRole, secret: Uint8Array, accessKey: Uint8Array, said: Said): SessionKeys {
  const parts = [said.firstHello, said.secondHello, said.firstTags, said.secondTags, said.binding]
  const transcript = sha256(joined([utf8('chorus/session/transcript/1'), ...parts.map(withLength)]))
  const keys = hkdf(sha256, joined([secret, accessKey]), transcript, utf8('chorus/session/keys/1'), 64)
  const [fromFirst, fromSecond] = [keys.slice(0, 32), keys.slice(32)]
  return role === 'first' ? { send: fromFirst, receive: fromSecond, transcript } : { send: fromSecond, receive: fromFirst, transcript }
}

/** What a device signs to prove itself: a label, its role and the transcript. */
export const proofMessage = (role: SessionRole, transcript: Uint8Array): Uint8Array =>
  joined([utf8(`chorus/session/proof/1/${role}`), transcript])

/** Bytes of a proof: device public key (32), signature (64). */
export const encodeProof = (publicKey: Uint8Array, signature: Uint8Array): Uint8Array => joined([publicKey, signature])

/** Reads a proof. */
export function decodeProof(bytes: Uint8Array): Decoded<{ readonly publicKey: Uint8Array; readonly signature: Uint8Array }> {
  if (bytes.length !== 96) return refused('malformed')
  return decoded({ publicKey: bytes.slice(0, 32), signature: bytes.slice(32) })
}

/** The 12-byte nonce of a direction's n-th sealed frame. */
export function frameNonce(count: number): Uint8Array {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setBigUint64(4, BigInt(count))
  return nonce
}

function withLength(part: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint8Array(encoder, part))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

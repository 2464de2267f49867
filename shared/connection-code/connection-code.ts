/**
 * Connection codes: two messages that people pass on by any messenger, and that link two members who have no meeting point in common. One says how the first
 * computer can be reached, the other how the second. Only members can read them. SPEC rules CODE-1 to CODE-4.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64url, toBase64url } from '../bytes/base64url.ts'
import { fromHex, toHex, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { Crypto } from '../crypto/crypto.ts'
import type { CoalitionId } from '../ids.ts'
import { type CodeContent, decodeContent, encodeContent } from './code-content.ts'
import { openUnder, sealUnder } from './code-seal.ts'

/** What a code says, and its own name: 32 hexadecimal digits. */
export interface ConnectionCode extends CodeContent {
  readonly id: string
}

/** A code that was not opened yet: its name's 16 bytes, and what is sealed. */
export interface SealedCode {
  readonly id: Uint8Array
  readonly sealed: Uint8Array
}

/**
 * Why a text holds no code to go on with: `none` in it, one of a `newer` version, one that was `cut`, or one in which something was `changed`.
 */
export type CodeFault = 'none' | 'newer' | 'cut' | 'changed'

/** A code as found in a text: whole, and not opened yet. */
export type CodeFound = { readonly ok: true; readonly code: SealedCode } | { readonly ok: false; readonly reason: CodeFault }

/** In characters: of what is pasted, no more is looked at. */
export const MAX_PASTED = 16_384
/** In bytes: a code with every way that it may name is about half as long. */
const MAX_CODE_BYTES = 1_024
const CHECK_BYTES = 4
const ID_BYTES = 16
const SIGNATURE_BYTES = 64
/** A name, a signature under a seal, a check. */
const LEAST_BYTES = ID_BYTES + SIGNATURE_BYTES + 16 + CHECK_BYTES
const CODE = /chorus-connection-(\d{1,4}):([^.]*)(\.?)/i
const VERSION = '1'
/** What messengers and mail put between the characters of a long line. */
const BETWEEN = /[\s>\u00AD\u200B-\u200F\u2060\uFEFF]/g

/** The text of a code: one long word that ends in a dot. `id` are 16 random bytes that no other code has, `seed` is the maker's Ed25519 seed. */
export function writeConnectionCode(
  crypto: Crypto,
  by: { readonly id: Uint8Array; readonly coalition: CoalitionId; readonly accessKey: Uint8Array; readonly seed: Uint8Array },
  said: CodeContent,
): string {
  const content = encodeContent(said)
  const signature = crypto.sign(by.seed, signedOf(by.coalition, by.id, content))
  const whole = joined(by.id, sealUnder(crypto, by, joined(content, signature)))
  return `chorus-connection-${VERSION}:${toBase64url(joined(whole, checkOf(whole)))}.`
}

/** Finds a code in what a person pasted, among other words as well. Never throws. */
export function findConnectionCode(text: string): CodeFound {
  const match = CODE.exec(text.slice(0, MAX_PASTED))
  if (!match) return { ok: false, reason: 'none' }
  const [, version, said = '', end] = match
  if (version !== VERSION) return { ok: false, reason: 'newer' }
  if (end !== '.') return { ok: false, reason: 'cut' }
  const characters = said.replace(BETWEEN, '')
  const bytes = /^[\w-]+$/.test(characters) ? fromBase64url(characters) : undefined
  if (!bytes || bytes.length > MAX_CODE_BYTES) return { ok: false, reason: 'changed' }
  if (bytes.length < LEAST_BYTES) return { ok: false, reason: 'cut' }
  const whole = bytes.subarray(0, -CHECK_BYTES)
  const check = bytes.subarray(-CHECK_BYTES)
  if (!checkOf(whole).every((byte, index) => byte === check[index])) return { ok: false, reason: 'changed' }
  return { ok: true, code: { id: whole.subarray(0, ID_BYTES), sealed: whole.subarray(ID_BYTES) } }
}

/** Opens a code; refused as `foreign` where no key of the coalition opens it, else as `forged` where its maker did not sign it. Never throws. */
export function openConnectionCode(
  crypto: Crypto,
  { id, sealed }: SealedCode,
  { coalition, accessKeys }: { readonly coalition: CoalitionId; readonly accessKeys: readonly Uint8Array[] },
): Decoded<ConnectionCode> {
  const keys = accessKeys.map((accessKey) => ({ id, coalition, accessKey }))
  const plain = keys.reduce<Uint8Array | undefined>((found, key) => found ?? openUnder(crypto, key, sealed), undefined)
  if (!plain) return refused('foreign')
  const content = plain.subarray(0, -SIGNATURE_BYTES)
  const said = decodeContent(content)
  if (!said.ok) return refused('forged')
  const isSigned = crypto.verify(fromHex(said.value.maker), signedOf(coalition, id, content), plain.subarray(-SIGNATURE_BYTES))
  return isSigned ? decoded({ ...said.value, id: toHex(id) }) : refused('forged')
}

const checkOf = (bytes: Uint8Array): Uint8Array => sha256(bytes).subarray(0, CHECK_BYTES)

const signedOf = (coalition: CoalitionId, id: Uint8Array, content: Uint8Array): Uint8Array =>
  joined(utf8('chorus/connection-code/1\n'), fromHex(coalition), id, content)

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))

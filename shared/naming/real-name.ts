/** The real name of an organisation under a code name, as it is sealed and as it stands in its card. SPEC rules CARD-6 and CARD-8. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import { fromBase64url, toBase64url } from '../bytes/base64url.ts'
import { createByteWriter } from '../bytes/byte-writer.ts'
import { fromHex, fromUtf8, toHex, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { CoalitionId, OrganisationId } from '../ids.ts'

/** Whose name it is: under the seal, so that nobody can show the sealed name of another organisation as their own. */
export interface NameOwner {
  readonly coalition: CoalitionId
  readonly organisation: OrganisationId
}

/** Every real name is sealed in as many bytes, so that the length of a card says nothing about it. */
export const REAL_NAME_BYTES = 2048
/** A name of an organisation has as many characters at most. */
export const MOST_NAME_CHARACTERS = 512
/** So many keys fit in the pieces of a card. */
export const MOST_NAME_KEYS = 160

const DOMAIN = utf8('chorus/real-name/1\n')
const KEYS_DOMAIN = utf8('chorus/real-name-keys/1\n')
const PIECE_CHARACTERS = 4096
const MOST_PIECES = 6

/** The bytes to seal. Throws RangeError for a name that is empty or too long: whoever states one has checked it. */
export function encodeRealName({ coalition, organisation }: NameOwner, name: string): Uint8Array {
  if (!isName(name)) throw new RangeError('no name of an organisation')
  const text = utf8(name)
  const writer = createByteWriter(REAL_NAME_BYTES)
  writer.bytes(DOMAIN)
  writer.hex(coalition)
  writer.hex(organisation)
  writer.varUint(text.length)
  writer.bytes(text)
  const padded = new Uint8Array(REAL_NAME_BYTES)
  padded.set(writer.done())
  return padded
}

/** The name under a seal, where it is exactly what `encodeRealName` makes for this owner. */
export function decodeRealName(bytes: Uint8Array, owner: NameOwner): Decoded<string> {
  if (bytes.length !== REAL_NAME_BYTES) return refused('another length')
  try {
    const decoder = decoding.createDecoder(bytes.subarray(DOMAIN.length + 32 + 16))
    const name = fromUtf8(decoding.readVarUint8Array(decoder))
    const isSame = isName(name) && toHex(encodeRealName(owner, name)) === toHex(bytes)
    return isSame ? decoded(name) : refused('not of this organisation, or not padded with zeros')
  } catch {
    return refused('no real name')
  }
}

const isName = (name: string): boolean => name.trim() !== '' && name.length <= MOST_NAME_CHARACTERS

/** What a card says of the keys (32 bytes each) to which its name is sealed: equal for equal keys, in any order. */
export function nameKeysDigest(keys: readonly Uint8Array[]): string {
  const hash = sha256.create().update(KEYS_DOMAIN)
  for (const key of keys.map(toHex).sort()) hash.update(fromHex(key))
  return toHex(hash.digest())
}

/** A sealed name as fields of a card. Throws RangeError for one that has no room in them. */
export function sealedFields(sealed: Uint8Array): Readonly<Record<string, string>> {
  const text = toBase64url(sealed)
  const count = Math.ceil(text.length / PIECE_CHARACTERS)
  if (count > MOST_PIECES) throw new RangeError('a sealed name for too many keys')
  const pieces = Array.from({ length: count }, (_, index) => text.slice(index * PIECE_CHARACTERS, (index + 1) * PIECE_CHARACTERS))
  return Object.fromEntries(pieces.map((piece, index) => [`${FIELD}${index}`, piece]))
}

const FIELD = 'sealed'

/** True if these fields of a card state that its name is a code name, whatever is under the seal. */
export const isCodeName = (fields: Readonly<Record<string, string>>): boolean => fields[`${FIELD}0`] !== undefined

/** The age file in a card's fields; undefined where its pieces are not all there, are too many, or are no base64url. */
export function sealedIn(fields: Readonly<Record<string, string>>): Uint8Array | undefined {
  const count = Object.keys(fields).filter((field) => /^sealed\d+$/.test(field)).length
  if (count === 0 || count > MOST_PIECES) return undefined
  const pieces = Array.from({ length: count }, (_, index) => fields[`${FIELD}${index}`])
  const text = pieces.join('')
  const file = pieces.includes(undefined) ? undefined : fromBase64url(text)
  return file && toBase64url(file) === text ? file : undefined
}

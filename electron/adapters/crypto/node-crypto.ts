/** The platform's cryptography: OpenSSL through node:crypto where it is fast, noble for what it leaves unchecked, age for sealing. */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { bech32 } from '@scure/base'
import { Decrypter, Encrypter } from 'age-encryption'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'

// DER prefixes of RFC 8410: what stands before the 32 bytes of a key.
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const ED25519_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
const X25519_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex')
const X25519_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex')

const TAG_BYTES = 16
const KEYS_REMEMBERED = 4096

/** See `Crypto`. Keys are kept as OpenSSL objects so that signing in a loop does not parse them again. */
export function createNodeCrypto(): Crypto {
  const privateKeys = createMemory<KeyObject>()
  const publicKeys = createMemory<KeyObject | undefined>()

  const sign: Crypto['sign'] = (seed, message) => {
    const key = privateKeys(seed, () => privateKey(ED25519_PRIVATE, seed))
    return new Uint8Array(signWith(null, message, key))
  }
  const verify: Crypto['verify'] = (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    const key = publicKeys(publicKey, () => (isStrictKey(publicKey) ? publicKeyOf(ED25519_PUBLIC, publicKey) : undefined))
    return key !== undefined && isCanonicalPoint(signature.subarray(0, 32)) && verifyWith(null, message, key, signature)
  }
  const agree: Crypto['agree'] = (secret, publicKey) => {
    if (publicKey.length !== 32) return undefined
    try {
      const shared = diffieHellman({ privateKey: privateKey(X25519_PRIVATE, secret), publicKey: publicKeyOf(X25519_PUBLIC, publicKey) })
      return shared.some((byte) => byte !== 0) ? new Uint8Array(shared) : undefined
    } catch {
      return undefined
    }
  }
  return {
    signingPublicKey: (seed) => ed25519.getPublicKey(seed),
    sign,
    verify,
    agreementPublicKey: (secret) => x25519.getPublicKey(secret),
    agree,
    seal,
    open,
    sealTo,
    openFor,
    unsealFor,
  }
}

const seal: Crypto['seal'] = (key, nonce, plaintext, associated) => {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associated, { plaintextLength: plaintext.length })
  return new Uint8Array(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]))
}

const open: Crypto['open'] = (key, nonce, sealed, associated) => {
  if (sealed.length < TAG_BYTES) return undefined
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(associated, { plaintextLength: end })
  decipher.setAuthTag(sealed.subarray(end))
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]))
  } catch {
    return undefined
  }
}

const sealTo: Crypto['sealTo'] = async (recipients, plaintext) => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(bech32.encode('age', bech32.toWords(recipient)))
  return await encrypter.encrypt(plaintext)
}

const openFor: Crypto['openFor'] = async (secret, sealed) => {
  const unsealed = await unsealFor(secret, sealed)
  return unsealed.ok ? unsealed.bytes : undefined
}

const unsealFor: Crypto['unsealFor'] = async (secret, sealed) => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(bech32.encode('AGE-SECRET-KEY-', bech32.toWords(secret)).toUpperCase())
  try {
    return { ok: true, bytes: await decrypter.decrypt(sealed) }
  } catch (error) {
    const isForeign = error instanceof Error && error.message.startsWith('no identity matched')
    return { ok: false, reason: isForeign ? 'foreign' : 'damaged' }
  }
}

const privateKey = (prefix: Buffer, secret: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([prefix, secret]), format: 'der', type: 'pkcs8' })

const publicKeyOf = (prefix: Buffer, key: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([prefix, key]), format: 'der', type: 'spki' })

/** OpenSSL accepts keys of small order, with which one signature fits any message, and non-canonical encodings. */
function isStrictKey(publicKey: Uint8Array): boolean {
  try {
    const point = ed25519.Point.fromBytes(publicKey, false)
    return !point.isSmallOrder() && point.isTorsionFree()
  } catch {
    return false
  }
}

/** A compressed point whose y is below the field's prime: one encoding per point. */
function isCanonicalPoint(bytes: Uint8Array): boolean {
  if (((bytes[31] ?? 0) & 0x7f) !== 0x7f) return true
  for (let index = 30; index > 0; index--) if (bytes[index] !== 0xff) return true
  return (bytes[0] ?? 0) < 0xed
}

/** Remembers values by key bytes, up to a bound. */
function createMemory<T>(): (bytes: Uint8Array, make: () => T) => T {
  const held = new Map<string, T>()
  return (bytes, make) => {
    const name = toHex(bytes)
    const known = held.get(name)
    if (known !== undefined || held.has(name)) return known as T
    if (held.size >= KEYS_REMEMBERED) held.clear()
    const made = make()
    held.set(name, made)
    return made
  }
}

/** Cryptography for simulations: real signatures and ciphers, but sealing draws from the simulation's own randomness, so that runs replay. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { Random } from '../../core/ports/random.ts'
import { createNodeCrypto } from './node-crypto.ts'

const NONCE = new Uint8Array(12)
const NOTHING = new Uint8Array(0)
/** Stands before several boxes: 32 such bytes are no X25519 public key that a box begins with. */
const SEVERAL = new Uint8Array(32).fill(0xff)

/** As `createNodeCrypto`, with boxes of a form of their own instead of age files. Never for real coalitions. */
export function createSeededCrypto(random: Random): Crypto {
  const crypto = createNodeCrypto()
  const keyOf = (shared: Uint8Array): Uint8Array => hkdf(sha256, shared, undefined, utf8('chorus/simulated-box/1'), 32)
  const boxFor = (recipient: Uint8Array, plaintext: Uint8Array): Uint8Array => {
    const secret = random.bytes(32)
    const shared = crypto.agree(secret, recipient)
    if (!shared) throw new Error('nothing can be sealed to this key')
    return Uint8Array.from([...crypto.agreementPublicKey(secret), ...crypto.seal(keyOf(shared), NONCE, plaintext, NOTHING)])
  }
  const openBox = (secret: Uint8Array, box: Uint8Array): Uint8Array | undefined => {
    const shared = crypto.agree(secret, box.subarray(0, 32))
    return shared && crypto.open(keyOf(shared), NONCE, box.subarray(32), NOTHING)
  }
  /** For one recipient its box; for several what no box begins with, how many there are (at most 255), then all boxes, equally long. */
  const sealTo: Crypto['sealTo'] = async (recipients, plaintext) => {
    const boxes = recipients.map((recipient) => boxFor(recipient, plaintext))
    const [only] = boxes
    if (!only) throw new Error('a simulated box has a recipient')
    return boxes.length === 1 ? only : Uint8Array.from([...SEVERAL, boxes.length, ...boxes.flatMap((box) => [...box])])
  }
  const openFor: Crypto['openFor'] = async (secret, sealed) => {
    if (!SEVERAL.every((byte, index) => sealed[index] === byte)) return openBox(secret, sealed)
    const count = sealed[SEVERAL.length] ?? 0
    const boxes = sealed.subarray(SEVERAL.length + 1)
    const bytes = boxes.length / count
    const opened = Array.from({ length: count }, (_, index) => openBox(secret, boxes.subarray(index * bytes, (index + 1) * bytes)))
    return opened.find((plaintext) => plaintext !== undefined)
  }
  const unsealFor: Crypto['unsealFor'] = async (secret, sealed) => {
    const bytes = await openFor(secret, sealed)
    return bytes ? { ok: true, bytes } : { ok: false, reason: 'foreign' }
  }
  return { ...crypto, sealTo, openFor, unsealFor }
}

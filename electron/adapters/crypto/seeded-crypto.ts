/** Cryptography for simulations: real signatures and ciphers, but sealing draws from the simulation's own randomness, so that runs replay. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { Random } from '../../core/ports/random.ts'
import { createNodeCrypto } from './node-crypto.ts'

const NONCE = new Uint8Array(12)
const NOTHING = new Uint8Array(0)

/** As `createNodeCrypto`, with boxes for one recipient of a form of their own instead of age files. Never for real coalitions. */
export function createSeededCrypto(random: Random): Crypto {
  const crypto = createNodeCrypto()
  const keyOf = (shared: Uint8Array): Uint8Array => hkdf(sha256, shared, undefined, utf8('chorus/simulated-box/1'), 32)
  const sealTo: Crypto['sealTo'] = async ([recipient], plaintext) => {
    const secret = random.bytes(32)
    const shared = recipient && crypto.agree(secret, recipient)
    if (!shared) throw new Error('a simulated box has one recipient')
    return Uint8Array.from([...crypto.agreementPublicKey(secret), ...crypto.seal(keyOf(shared), NONCE, plaintext, NOTHING)])
  }
  const openFor: Crypto['openFor'] = async (secret, sealed) => {
    const shared = crypto.agree(secret, sealed.subarray(0, 32))
    return shared && crypto.open(keyOf(shared), NONCE, sealed.subarray(32), NOTHING)
  }
  const unsealFor: Crypto['unsealFor'] = async (secret, sealed) => {
    const bytes = await openFor(secret, sealed)
    return bytes ? { ok: true, bytes } : { ok: false, reason: 'foreign' }
  }
  return { ...crypto, sealTo, openFor, unsealFor }
}

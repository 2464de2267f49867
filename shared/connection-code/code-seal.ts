/** The seal of a connection code: whoever holds the coalition's access key opens it, nobody else. SPEC rule CODE-2. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, utf8 } from '../bytes/hex.ts'
import type { Crypto } from '../crypto/crypto.ts'
import type { CoalitionId } from '../ids.ts'

/** What a seal is made with; `id` are 16 random bytes, new for every seal. */
export interface CodeSeal {
  readonly id: Uint8Array
  readonly coalition: CoalitionId
  /** 32 bytes. */
  readonly accessKey: Uint8Array
}

/** Seals under a key of its own, so that one nonce is enough. */
export const sealUnder = (crypto: Crypto, seal: CodeSeal, plain: Uint8Array): Uint8Array =>
  crypto.seal(keyOf(seal), NONCE, plain, fromHex(seal.coalition))

/** The plaintext; undefined if it was sealed otherwise or changed. Never throws. */
export const openUnder = (crypto: Crypto, seal: CodeSeal, sealed: Uint8Array): Uint8Array | undefined =>
  crypto.open(keyOf(seal), NONCE, sealed, fromHex(seal.coalition))

const NONCE = new Uint8Array(12)

const keyOf = ({ id, accessKey }: CodeSeal): Uint8Array => hkdf(sha256, accessKey, id, utf8('chorus/connection-code/seal/1'), 32)

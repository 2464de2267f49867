/** Ed25519 signatures checked strictly and without a platform: in the check page, and wherever a proof is read. SPEC rule LOG-5. */
import { ed25519 } from '@noble/curves/ed25519.js'
import type { Crypto } from '../crypto/crypto.ts'

/** See `Crypto.verify`: false, never a throw, for anything that does not verify, small-order and non-canonical keys among it. */
export const verifyStrictly: Crypto['verify'] = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    if (ed25519.Point.fromBytes(publicKey).isSmallOrder()) return false
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

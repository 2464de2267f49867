/** Ed25519 signatures checked strictly and without a platform: in the check page, and wherever a proof is read. SPEC rule LOG-5. */
import { ed25519 } from '@noble/curves/ed25519.js'
import type { Crypto } from '../crypto/crypto.ts'

const POINT_BYTES = 32

/**
 * See `Crypto.verify`: false, never a throw, for anything that does not verify, small-order and non-canonical keys among it. Noble multiplies by the cofactor
 * where OpenSSL does not; with points of prime order alone, both say the same.
 */
export const verifyStrictly: Crypto['verify'] = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    const isPrime = [publicKey, signature.subarray(0, POINT_BYTES)].every((bytes) => ed25519.Point.fromBytes(bytes, false).isTorsionFree())
    return (
      isPrime &&
      !ed25519.Point.fromBytes(publicKey, false).isSmallOrder() &&
      ed25519.verify(signature, message, publicKey, { zip215: false })
    )
  } catch {
    return false
  }
}

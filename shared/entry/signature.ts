/** Signing an entry: the device's key over the entry's hash, which covers the whole log before it. SPEC rule LOG-5. */

import { fromHex, utf8 } from '../bytes/hex.ts'
import type { Crypto } from '../crypto/crypto.ts'
import type { DeviceId, EntryHash } from '../ids.ts'

const DOMAIN = utf8('chorus/signature/1\n')

/** The 64-byte signature of an entry by the device whose seed this is. */
export function signEntry(crypto: Crypto, seed: Uint8Array, hash: EntryHash): Uint8Array {
  return crypto.sign(seed, signedBytes(hash))
}

/** True if the device signed the entry with this hash, and so every entry before it in its log. */
export function isSignedBy(crypto: Pick<Crypto, 'verify'>, device: DeviceId, hash: EntryHash, signature: Uint8Array): boolean {
  return crypto.verify(fromHex(device), signedBytes(hash), signature)
}

function signedBytes(hash: EntryHash): Uint8Array {
  const message = new Uint8Array(DOMAIN.length + 32)
  message.set(DOMAIN)
  message.set(fromHex(hash), DOMAIN.length)
  return message
}

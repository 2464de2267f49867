/** Sealing bytes under a passphrase: an age file with one scrypt stanza. */
import { Decrypter, Encrypter } from 'age-encryption'

/** scrypt with N = 2^16 (64 MiB), about a second on an old laptop. */
const WORK_FACTOR = 16
const HEADER = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} (\d{1,2})\n/
const HEADER_BYTES = 80

/** Seals bytes. */
export async function sealUnder(passphrase: string, bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(WORK_FACTOR)
  return await encrypter.encrypt(bytes)
}

/** What came of unsealing. `foreign` was not made by `sealUnder`, or asks for more memory than that would. */
export type Unsealed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'foreign' | 'wrong-passphrase' | 'damaged' }

/** Opens what was sealed. Never throws. */
export async function unsealWith(passphrase: string, sealed: Uint8Array): Promise<Unsealed> {
  const [, workFactor] = HEADER.exec(Buffer.from(sealed.subarray(0, HEADER_BYTES)).toString('latin1')) ?? []
  if (workFactor === undefined || Number(workFactor) > WORK_FACTOR) return { ok: false, reason: 'foreign' }
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return { ok: true, bytes: await decrypter.decrypt(sealed) }
  } catch (error) {
    const isOther = error instanceof Error && error.message.startsWith('no identity matched')
    return { ok: false, reason: isOther ? 'wrong-passphrase' : 'damaged' }
  }
}

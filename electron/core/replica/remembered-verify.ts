/** Verification that remembers its answers: the resolver asks again for every request at every change. */
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'

/** Keys and signatures are hexadecimal. */
export type Verify = (publicKey: string, message: Uint8Array, signature: string) => boolean

/** See the head of this file. */
export function rememberedVerify(crypto: Crypto): Verify {
  const answers = new Map<string, boolean>()
  return (publicKey, message, signature) => {
    const name = `${publicKey} ${signature} ${toHex(message)}`
    const known = answers.get(name)
    if (known !== undefined) return known
    const answer = crypto.verify(fromHex(publicKey), message, fromHex(signature))
    answers.set(name, answer)
    return answer
  }
}

/**
 * A lobby's signalling opened and sealed as y-webrtc does it (src/crypto.js there): PBKDF2-SHA256 over the password with the room's name as
 * salt, 100,000 rounds, AES-GCM-256; name of the algorithm, initialisation vector and ciphertext of a lib0 `any`, in base64.
 */
import { fromBase64, toBase64 } from 'lib0/buffer'
import { createDecoder, readAny, readVarString, readVarUint8Array } from 'lib0/decoding'
import { encode, writeAny, writeVarString, writeVarUint8Array } from 'lib0/encoding'
import { z } from 'zod'
import { utf8 } from '../bytes/hex.ts'

const peerId = z.string().min(1).max(64)
const message = z.union([
  z.object({ type: z.literal('announce'), from: peerId }),
  z.object({
    type: z.literal('signal'),
    from: peerId,
    to: peerId,
    token: z.number().optional(),
    signal: z.union([
      z.object({ type: z.enum(['offer', 'answer']), sdp: z.string().max(32_768) }),
      z.object({
        type: z.literal('candidate'),
        candidate: z.record(z.string().max(32), z.union([z.string().max(1024), z.number(), z.null()])),
      }),
    ]),
  }),
])

/** A signalling message that y-webrtc can take. */
export type SignalMessage = z.infer<typeof message>

/** Opens and seals one lobby's signalling. */
export interface SignalCipher {
  /** Undefined for what was not made with the lobby's password or has another shape. */
  readonly open: (data: string) => Promise<SignalMessage | undefined>
  readonly seal: (message: SignalMessage) => Promise<string>
}

/** The used part of a platform's WebCrypto. */
export interface WebCrypto {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array
  readonly subtle: {
    importKey(format: 'raw', bytes: Uint8Array<ArrayBuffer>, algorithm: string, extractable: boolean, uses: Use[]): Promise<unknown>
    deriveKey(derivation: Pbkdf2, from: unknown, algorithm: AesKey, extractable: boolean, uses: Use[]): Promise<unknown>
    encrypt(algorithm: Gcm, key: unknown, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
    decrypt(algorithm: Gcm, key: unknown, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  }
}
type Use = 'deriveKey' | 'encrypt' | 'decrypt'
type Pbkdf2 = { readonly name: 'PBKDF2'; readonly salt: Uint8Array<ArrayBuffer>; readonly iterations: number; readonly hash: 'SHA-256' }
type AesKey = { readonly name: 'AES-GCM'; readonly length: 256 }
type Gcm = { readonly name: 'AES-GCM'; readonly iv: Uint8Array<ArrayBuffer> }

/** Signalling waits in hubs; nothing sensible is larger. */
const MAX_CHARACTERS = 64 * 1024
const IV_BYTES = 12

/** The cipher of a lobby. */
export async function createSignalCipher(name: string, password: string, crypto: WebCrypto): Promise<SignalCipher> {
  const { subtle } = crypto
  const material = await subtle.importKey('raw', owned(utf8(password)), 'PBKDF2', false, ['deriveKey'])
  const derivation: Pbkdf2 = { name: 'PBKDF2', salt: owned(utf8(name)), iterations: 100_000, hash: 'SHA-256' }
  const key = await subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

  const open = async (data: string): Promise<SignalMessage | undefined> => {
    if (data.length > MAX_CHARACTERS) return undefined
    try {
      const envelope = createDecoder(fromBase64(data))
      if (readVarString(envelope) !== 'AES-GCM') return undefined
      const iv = owned(readVarUint8Array(envelope))
      const sealed = owned(readVarUint8Array(envelope))
      const plain = await subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
      const parsed = message.safeParse(readAny(createDecoder(new Uint8Array(plain))))
      return parsed.success ? parsed.data : undefined
    } catch {
      return undefined
    }
  }
  const seal = async (said: SignalMessage): Promise<string> => {
    const iv = new Uint8Array(IV_BYTES)
    crypto.getRandomValues(iv)
    const plain = encode((encoder) => writeAny(encoder, said))
    const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, owned(plain)))
    const envelope = encode((encoder) => {
      writeVarString(encoder, 'AES-GCM')
      writeVarUint8Array(encoder, iv)
      writeVarUint8Array(encoder, sealed)
    })
    return toBase64(envelope)
  }
  return { open, seal }
}

/** WebCrypto's types take no views of shared memory. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

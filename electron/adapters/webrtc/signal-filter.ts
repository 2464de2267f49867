/** Looks into signalling before y-webrtc does: what is not whole and expected never reaches it, because it would throw where nobody can catch. */
import { webcrypto } from 'node:crypto'
import { createDecoder, readAny, readVarString, readVarUint8Array } from 'lib0/decoding'
import { z } from 'zod'

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
      z.object({ type: z.literal('candidate'), candidate: z.record(z.string(), z.unknown()) }),
    ]),
  }),
])

/** A signalling message that y-webrtc can take. */
export type SignalMessage = z.infer<typeof message>

/** Opens a lobby's signalling: undefined for what was not made with its password or has another shape. */
export type SignalReader = (data: string) => Promise<SignalMessage | undefined>

/**
 * A reader for a lobby. Key and envelope are y-webrtc's own (src/crypto.js): PBKDF2-SHA256 over the password with the room's name as salt,
 * 100,000 rounds, AES-GCM-256; name of the algorithm, initialisation vector and ciphertext of a lib0 `any`.
 */
export async function createSignalReader(name: string, password: string): Promise<SignalReader> {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))
  const material = await webcrypto.subtle.importKey('raw', bytes(password), 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', salt: bytes(name), iterations: 100_000, hash: 'SHA-256' }
  const key = await webcrypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
  return async (data) => {
    try {
      const envelope = createDecoder(new Uint8Array(Buffer.from(data, 'base64')))
      if (readVarString(envelope) !== 'AES-GCM') return undefined
      const iv = Uint8Array.from(readVarUint8Array(envelope))
      const sealed = Uint8Array.from(readVarUint8Array(envelope))
      const plain = await webcrypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
      const parsed = message.safeParse(readAny(createDecoder(new Uint8Array(plain))))
      return parsed.success ? parsed.data : undefined
    } catch {
      return undefined
    }
  }
}

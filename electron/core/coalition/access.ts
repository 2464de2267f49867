/** Secrets every member of a coalition holds, and what is derived from them. SPEC rules SESS-1, LOBBY-1. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../../../shared/bytes/hex.ts'

/** The lobby in which members' hubs find each other: opaque to signalling servers. */
export interface Lobby {
  readonly name: string
  readonly password: string
}

/** Name and password of the lobby of an access key (32 bytes). Neither tells anything about the key. */
export function lobbyOf(accessKey: Uint8Array): Lobby {
  return { name: toHex(derive(accessKey, 'chorus/lobby/name/1')), password: toHex(derive(accessKey, 'chorus/lobby/password/1')) }
}

/** The plaintext of a lockbox. */
export const encodeLockbox = (accessKey: Uint8Array): Uint8Array => utf8(JSON.stringify({ access: toHex(accessKey) }))

/** The access key in a lockbox, or undefined. */
export function decodeLockbox(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const parsed = z.object({ access: z.string().regex(/^[0-9a-f]{64}$/) }).safeParse(JSON.parse(fromUtf8(bytes)))
    return parsed.success ? fromHex(parsed.data.access) : undefined
  } catch {
    return undefined
  }
}

const derive = (key: Uint8Array, label: string): Uint8Array => hkdf(sha256, key, undefined, utf8(label), 32)

/** Secrets every member of a coalition holds, and what is derived from them. SPEC rules SESS-1, LOBBY-1, EPOCH-3, MAILBOX-1. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import { NO_EPOCH } from '../../../shared/entry/header.ts'
import type { EpochId } from '../../../shared/ids.ts'

/** The lobby in which members' hubs find each other: opaque to signalling servers. */
export interface Lobby {
  readonly name: string
  readonly password: string
}

/** The access key (32 bytes) of one epoch. */
export interface EpochKey {
  readonly epoch: EpochId
  readonly key: Uint8Array
}

/** Name and password of the lobby of an access key (32 bytes). Neither tells anything about the key. */
export function lobbyOf(accessKey: Uint8Array): Lobby {
  return { name: toHex(derive(accessKey, 'chorus/lobby/name/1')), password: toHex(derive(accessKey, 'chorus/lobby/password/1')) }
}

/** Where in a mailbox the files of an access key (32 bytes) lie, as 64 hexadecimal characters. It tells nothing about the key. */
export const mailboxOf = (accessKey: Uint8Array): string => toHex(derive(accessKey, 'chorus/mailbox/1'))

const hexBytes = z.string().regex(/^[0-9a-f]{64}$/)
const lockbox = z.object({
  access: hexBytes,
  epochs: z
    .array(z.object({ epoch: hexBytes.transform((value) => value as EpochId), access: hexBytes }))
    .max(16)
    .optional(),
})

/** The plaintext of a lockbox in the act that begins an epoch, which is named after the act itself. */
export const encodeEpochLockbox = (accessKey: Uint8Array): Uint8Array => utf8(JSON.stringify({ access: toHex(accessKey) }))

/** The plaintext of the lockbox of an admission: the keys in force, the first of which leads in. At least one. */
export function encodeLockbox(keys: readonly [EpochKey, ...EpochKey[]]): Uint8Array {
  const epochs = keys.map(({ epoch, key }) => ({ epoch, access: toHex(key) }))
  return utf8(JSON.stringify({ access: toHex(keys[0].key), epochs }))
}

/** The access key in a lockbox that leads in, or undefined. */
export const decodeLockbox = (bytes: Uint8Array): Uint8Array | undefined => {
  const read = parse(bytes)
  return read && fromHex(read.access)
}

/** The keys in the lockbox of an admission; empty for what is none. One that names no epoch is of the first. */
export function keysInLockbox(bytes: Uint8Array): readonly EpochKey[] {
  const read = parse(bytes)
  if (!read) return []
  const { access, epochs = [{ epoch: NO_EPOCH, access }] } = read
  return epochs.map((one) => ({ epoch: one.epoch, key: fromHex(one.access) }))
}

function parse(bytes: Uint8Array): z.infer<typeof lockbox> | undefined {
  try {
    return lockbox.safeParse(JSON.parse(fromUtf8(bytes))).data
  } catch {
    return undefined
  }
}

const derive = (key: Uint8Array, label: string): Uint8Array => hkdf(sha256, key, undefined, utf8(label), 32)

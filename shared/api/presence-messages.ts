/**
 * What a host tells a page about others in a text, and its bytes: the payload of the document message `presence` from host to page. From page to
 * host that payload is the page's own bytes as they are (the encoding of y-protocols' awareness, at most 8 KiB), never empty.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { DeviceId, PersonId } from '../ids.ts'

/**
 * Somebody in the text. `device` and `person` are proved by the host that tells; `bytes` are what another program says and prove nothing: a page reads at
 * most one caret from them, keeps it under `session`, and takes the name from the person's card.
 */
export interface PresenceInText {
  /** 16 bytes as hex, new for every page that opens the text. */
  readonly session: string
  readonly device: DeviceId
  readonly person: PersonId
  /** The other page's bytes; empty once it has left. */
  readonly bytes: Uint8Array
}

/** Session (16 bytes), device (32), person (16), then the bytes. */
export function encodePresence({ session, device, person, bytes }: PresenceInText): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of [session, device, person]) encoding.writeUint8Array(encoder, fromHex(part))
    encoding.writeUint8Array(encoder, bytes)
  })
}

/** Reads what `encodePresence` wrote. Never throws. */
export function decodePresence(bytes: Uint8Array): Decoded<PresenceInText> {
  if (bytes.length < 64) return refused('too short')
  const decoder = decoding.createDecoder(bytes)
  const hex = (count: number): string => toHex(decoding.readUint8Array(decoder, count))
  const [session, device, person] = [hex(16), hex(32) as DeviceId, hex(16) as PersonId]
  return decoded({ session, device, person, bytes: decoding.readTailAsUint8Array(decoder) })
}

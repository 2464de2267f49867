/** Heads on disk: device number, sequence, prefix. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import { type Head, PREFIX_BYTES } from '../../../shared/entry/header.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { Names } from './names.ts'

/** Null for no heads. */
export function encodeHeads(heads: readonly Head[], devices: Names<DeviceId>): Uint8Array | null {
  if (heads.length === 0) return null
  return encoding.encode((encoder) => {
    for (const head of heads) {
      encoding.writeVarUint(encoder, devices.numberOf(head.device))
      encoding.writeVarUint(encoder, head.seq)
      encoding.writeUint8Array(encoder, fromHex(head.prefix))
    }
  })
}

/** The heads of a blob, in their order. */
export function decodeHeads(blob: Uint8Array | null, devices: Names<DeviceId>): readonly Head[] {
  if (blob === null) return []
  const decoder = decoding.createDecoder(blob)
  const heads: Head[] = []
  while (decoding.hasContent(decoder)) {
    const device = devices.nameOf(decoding.readVarUint(decoder))
    heads.push({ device, seq: decoding.readVarUint(decoder), prefix: toHex(decoding.readUint8Array(decoder, PREFIX_BYTES)) })
  }
  return heads
}

/** Lists of heads as bytes, bounded while they are read. SPEC rules EXCH-2, DELIV-1. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { toHex } from '../bytes/hex.ts'
import { type Head, PREFIX_BYTES } from '../entry/header.ts'
import { compareHeads } from '../entry/run.ts'
import type { DeviceId } from '../ids.ts'
import { writeHead } from './heads-digest.ts'

/** The most heads in one list. */
export const MAX_HEADS = 8192
const MAX_SEQ = 2 ** 40

/** Number of heads (varuint), then each in header order. Of too many only as many as are read: see `headsThatFit`. */
export function writeHeads(encoder: encoding.Encoder, heads: readonly Head[]): void {
  const fitting = headsThatFit(heads)
  encoding.writeVarUint(encoder, fitting.length)
  for (const head of [...fitting].sort(compareHeads)) writeHead(encoder, head)
}

/**
 * All heads, or of more than one list holds those of the logs with the fewest: thousands of branches that one device signed keep nobody from saying what
 * they have of other logs. What is left out says less than is here, never more. SPEC rule EXCH-2.
 */
export function headsThatFit(heads: readonly Head[]): readonly Head[] {
  if (heads.length <= MAX_HEADS) return heads
  const logs = [...Map.groupBy(heads, ({ device }) => device).values()]
  return logs
    .sort((a, b) => a.length - b.length)
    .flat()
    .slice(0, MAX_HEADS)
    .sort(compareHeads)
}

/** Reads what `writeHeads` wrote. Throws on anything else: call inside a decoder that catches. */
export function readHeads(decoder: decoding.Decoder): readonly Head[] {
  const count = readBounded(decoder, MAX_HEADS)
  const heads: Head[] = []
  for (let index = 0; index < count; index++) heads.push(readHead(decoder))
  return heads
}

/** Reads one head: device (32 bytes), sequence (varuint), prefix (16 bytes). Throws on anything else. */
export function readHead(decoder: decoding.Decoder): Head {
  const device = readHex(decoder, 32) as DeviceId
  return { device, seq: readBounded(decoder, MAX_SEQ), prefix: readHex(decoder, PREFIX_BYTES) }
}

/** A varuint of at most `most`. Throws above it. */
export function readBounded(decoder: decoding.Decoder, most: number): number {
  const value = decoding.readVarUint(decoder)
  if (value > most) throw new RangeError('number out of bounds')
  return value
}

/** So many bytes as hex. Throws if there are fewer. */
export const readHex = (decoder: decoding.Decoder, bytes: number): string => toHex(decoding.readUint8Array(decoder, bytes))

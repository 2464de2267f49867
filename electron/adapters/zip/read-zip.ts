/** The parts of an untrusted zip file, with everything bounded before a byte of it is inflated. Format: PKWARE's APPNOTE 6.3.10, §4.3. */
import { crc32, inflateRawSync } from 'node:zlib'
import { type Decoded, decoded, refused } from '../../../shared/bytes/result.ts'

/** A part as the directory at the end of the file describes it. */
export interface ZipPart {
  readonly name: string
  /** Bytes when inflated. */
  readonly size: number
  readonly compressedSize: number
  readonly isCompressed: boolean
  readonly checksum: number
  /** Where its own header begins. */
  readonly offset: number
}

/** What a reader takes at most. */
export interface ZipBounds {
  readonly parts: number
  /** Of all parts together, inflated. */
  readonly bytes: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const MAX_COMMENT = 0xffff
const NAMES = new TextDecoder('utf-8')

/** The directory. Refuses `damaged` and `too-large`; encrypted, multi-volume and 64-bit zips are `damaged`: no office file is one. */
export function readZipDirectory(bytes: Uint8Array, bounds: ZipBounds): Decoded<readonly ZipPart[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return refused('damaged')
  const count = view.getUint16(end + 10, true)
  if (count > bounds.parts) return refused('too-large')
  const parts: ZipPart[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) return refused('damaged')
    const nameBytes = view.getUint16(at + 28, true)
    const name = NAMES.decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes))
    const part = partAt(view, at, name)
    if (!part) return refused('damaged')
    parts.push(part)
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return checkTotals(parts, bytes.length, bounds)
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) if (view.getUint32(at, true) === END) return at
  return undefined
}

function partAt(view: DataView, at: number, name: string): ZipPart | undefined {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8)) return undefined
  return {
    name,
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    isCompressed: method === 8,
    checksum: view.getUint32(at + 16, true),
    offset: view.getUint32(at + 42, true),
  }
}

/** Parts that overlap would make much of little: together they are no longer than the file. */
function checkTotals(parts: readonly ZipPart[], fileBytes: number, bounds: ZipBounds): Decoded<readonly ZipPart[]> {
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0)
  if (sum(parts.map(({ size }) => size)) > bounds.bytes) return refused('too-large')
  if (sum(parts.map(({ compressedSize }) => compressedSize)) > fileBytes) return refused('damaged')
  if (new Set(parts.map(({ name }) => name)).size !== parts.length) return refused('damaged')
  return decoded(parts)
}

/** A part's bytes. Refuses as `damaged` what is longer or shorter than the directory said, or has another checksum. */
export function inflatePart(bytes: Uint8Array, part: ZipPart): Decoded<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (part.offset + LOCAL_BYTES > bytes.length || view.getUint32(part.offset, true) !== LOCAL) return refused('damaged')
  const start = part.offset + LOCAL_BYTES + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
  const held = bytes.subarray(start, start + part.compressedSize)
  const inflated = part.isCompressed ? inflate(held, part.size) : held
  if (!inflated || inflated.length !== part.size || crc32(inflated) !== part.checksum) return refused('damaged')
  return decoded(inflated)
}

function inflate(held: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(held, { maxOutputLength: Math.max(1, size) })
  } catch {
    // zlib has no other way of saying that the bytes are damaged or say more than they may.
    return undefined
  }
}

/** Which characters do a table's bytes stand for: UTF-8 or UTF-16 by their mark, strict UTF-8, else Windows-1252. */
import { decodeUtf8 } from 'lib0/string'

/** How the bytes were read. `windows-1252` is a last resort: it fits any bytes, so a person should see it and check the accents. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Text without its byte-order mark, and how it was read. */
export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/** The text of any bytes. Never fails; the mark at the start, if there is one, decides and is not part of the text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16(bytes.subarray(2), 1), encoding: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: utf16(bytes.subarray(2), 0), encoding: 'utf-16be' }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const body = hasMark ? bytes.subarray(3) : bytes
  const text = strictUtf8(body)
  return text === undefined ? { text: windows1252(body), encoding: 'windows-1252' } : { text, encoding: 'utf-8' }
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decodeUtf8(bytes)
  } catch {
    return undefined // malformed UTF-8 is the question asked here, not an error
  }
}

/** `high` is the place of the more significant byte in each pair. A lone last byte is left out, lone surrogates are replaced. */
function utf16(bytes: Uint8Array, high: 0 | 1): string {
  const unitAt = (index: number): number => ((bytes[index * 2 + high] ?? 0) << 8) | (bytes[index * 2 + 1 - high] ?? 0)
  return fromUnits(bytes.length >> 1, unitAt).toWellFormed()
}

/** Bytes 0x80 to 0x9F as the WHATWG Encoding Standard lists them for windows-1252; all others stand for themselves. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const windows1252 = (bytes: Uint8Array): string =>
  fromUnits(bytes.length, (index) => {
    const byte = bytes[index] ?? 0
    return byte < 0x80 || byte > 0x9f ? byte : WINDOWS_1252.charCodeAt(byte - 0x80)
  })

const CHUNK = 8192

/** A string of UTF-16 units, made in pieces because a call takes a limited number of arguments. */
function fromUnits(count: number, unitAt: (index: number) => number): string {
  const parts: string[] = []
  for (let at = 0; at < count; at += CHUNK) {
    const units = Array.from({ length: Math.min(CHUNK, count - at) }, (_, index) => unitAt(at + index))
    parts.push(String.fromCharCode(...units))
  }
  return parts.join('')
}

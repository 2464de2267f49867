/** Writes into one buffer of a known size: for bytes that are made thousands of times, where growing buffers would be most of the work. */

/** A buffer being filled. */
export interface ByteWriter {
  /** The bytes of a hexadecimal string. Throws RangeError on anything else. */
  readonly hex: (text: string) => void
  readonly bytes: (part: Uint8Array) => void
  /** lib0's variable-length unsigned integer. */
  readonly varUint: (value: number) => void
  /** What was written. */
  readonly done: () => Uint8Array
}

/** The most bytes that a varuint of JavaScript's safe integers takes. */
export const VAR_UINT_BYTES = 8

/** A writer over a new buffer of at most `capacity` bytes; writing beyond it throws RangeError. */
export function createByteWriter(capacity: number): ByteWriter {
  const buffer = new Uint8Array(capacity)
  let at = 0

  const hex = (text: string): void => {
    for (let index = 0; index < text.length; index += 2) {
      buffer[at++] = (digitOf(text.charCodeAt(index)) << 4) | digitOf(text.charCodeAt(index + 1))
    }
  }
  const bytes = (part: Uint8Array): void => {
    buffer.set(part, at)
    at += part.length
  }
  const varUint = (value: number): void => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) buffer[at++] = 128 | (rest & 127)
    buffer[at++] = rest
  }
  const done = (): Uint8Array => {
    if (at > capacity) throw new RangeError('more bytes than expected')
    return buffer.subarray(0, at)
  }
  return { hex, bytes, varUint, done }
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  throw new RangeError('not lower-case hexadecimal')
}

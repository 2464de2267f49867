/** A run as it travels: deflated where that is shorter, and bounded when it is unpacked. SPEC rule EXCH-9. */
import { deflateSync, Inflate } from 'fflate'
import { type Decoded, decoded, refused } from '../bytes/result.ts'

/** The most bytes of a run, unpacked. */
export const MAX_RUN_BYTES = 4 * 1024 * 1024

const TOO_LARGE = refused('too large when unpacked')
const PLAIN = 0
const DEFLATED = 1
/** So few bytes are inflated at a time that a bomb is noticed before it has grown past a mebibyte over the bound. */
const STEP_BYTES = 1024

/** A byte that says how, then the run or its raw DEFLATE (RFC 1951), whichever is shorter. */
export function packRun(run: Uint8Array): Uint8Array {
  const deflated = deflateSync(run)
  return deflated.length < run.length ? withForm(DEFLATED, deflated) : withForm(PLAIN, run)
}

/** The run in a packing. Never throws. */
export function unpackRun(packed: Uint8Array): Decoded<Uint8Array> {
  const content = packed.subarray(1)
  if (packed[0] === PLAIN) return content.length > MAX_RUN_BYTES ? TOO_LARGE : decoded(content)
  if (packed[0] !== DEFLATED) return refused('packed in an unknown way')
  try {
    return inflateBounded(content)
  } catch {
    return refused('damaged packing')
  }
}

function inflateBounded(bytes: Uint8Array): Decoded<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  let isWhole = false
  const inflate = new Inflate((part, final) => {
    parts.push(part)
    length += part.length
    isWhole = final
  })
  for (let at = 0; at < bytes.length && length <= MAX_RUN_BYTES; at += STEP_BYTES) {
    inflate.push(bytes.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= bytes.length)
  }
  if (length > MAX_RUN_BYTES) return TOO_LARGE
  return isWhole ? decoded(joined(parts, length)) : refused('damaged packing')
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function withForm(form: number, content: Uint8Array): Uint8Array {
  const packed = new Uint8Array(content.length + 1)
  packed[0] = form
  packed.set(content, 1)
  return packed
}

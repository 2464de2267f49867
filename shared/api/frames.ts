/** The frames of a pipe: a byte that says what follows, then JSON or a document's message. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'

/** A frame read: JSON (a call, an answer, an event), or bytes of one attached document. */
export type Frame =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'document'; readonly channel: number; readonly bytes: Uint8Array }

const JSON_FRAME = 0
const DOCUMENT_FRAME = 1
const MAX_CHANNEL = 2 ** 31

/** A frame with a JSON value. */
export function jsonFrame(value: unknown): Uint8Array {
  const text = utf8(JSON.stringify(value))
  const frame = new Uint8Array(text.length + 1)
  frame[0] = JSON_FRAME
  frame.set(text, 1)
  return frame
}

/** A frame for a document that was attached under `channel`. */
export function documentFrame(channel: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, DOCUMENT_FRAME)
    encoding.writeVarUint(encoder, channel)
    encoding.writeUint8Array(encoder, bytes)
  })
}

/** Reads a frame. Never throws. */
export function readFrame(frame: Uint8Array): Decoded<Frame> {
  try {
    if (frame[0] === JSON_FRAME) return decoded({ kind: 'json', value: JSON.parse(fromUtf8(frame.subarray(1))) })
    if (frame[0] !== DOCUMENT_FRAME) return refused('unknown frame')
    const decoder = decoding.createDecoder(frame.subarray(1))
    const channel = decoding.readVarUint(decoder)
    if (channel > MAX_CHANNEL) return refused('channel out of bounds')
    return decoded({ kind: 'document', channel, bytes: decoding.readTailAsUint8Array(decoder) })
  } catch {
    return refused('malformed frame')
  }
}

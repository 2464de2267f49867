/** The body of a text entry: which client id wrote it, then one Yjs update. SPEC rule TEXT-1. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { LEASES } from './client-id.ts'
import { decodeUpdateParts, MAX_TEXT_BYTES, type UpdateParts } from './update.ts'

/** A text entry's body, read. */
export interface TextBody {
  /** Number of the client id whose insertions it holds; -1 for deletions only. */
  readonly lease: number
  readonly parts: UpdateParts
}

/** The lease of a body that inserts nothing. */
export const NO_LEASE = -1

/** The body for an update whose insertions, if any, are by the client id numbered `lease`. */
export function encodeTextBody(lease: number, update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, lease + 1)
    encoding.writeUint8Array(encoder, update)
  })
}

/** The update in a body that was read with this lease: what was checked, to the byte. */
export const updateOfBody = (body: Uint8Array, lease: number): Uint8Array => body.subarray(lengthOfLease(lease))

/** A variable-length integer in its shortest form, of which there is one: a longer one of the same value would leave some of it before the update. */
const lengthOfLease = (lease: number): number => (lease + 1 < 128 ? 1 : 2)

/** Reads a body from anywhere; bounded, never throws. */
export function decodeTextBody(body: Uint8Array): Decoded<TextBody> {
  if (body.length > MAX_TEXT_BYTES) return refused('too large')
  const decoder = decoding.createDecoder(body)
  try {
    const lease = decoding.readVarUint(decoder) - 1
    if (lease >= LEASES) return refused('no such client id')
    if (decoder.pos !== lengthOfLease(lease)) return refused('client id number written longer than it need be')
    const parts = decodeUpdateParts(updateOfBody(body, lease))
    return parts.ok ? decoded({ lease, parts: parts.value }) : parts
  } catch {
    return refused('malformed text body')
  }
}

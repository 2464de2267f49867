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

/** Reads a body from anywhere; bounded, never throws. */
export function decodeTextBody(body: Uint8Array): Decoded<TextBody> {
  if (body.length > MAX_TEXT_BYTES) return refused('too large')
  const decoder = decoding.createDecoder(body)
  try {
    const lease = decoding.readVarUint(decoder) - 1
    if (lease >= LEASES) return refused('no such client id')
    const parts = decodeUpdateParts(decoding.readTailAsUint8Array(decoder))
    return parts.ok ? decoded({ lease, parts: parts.value }) : parts
  } catch {
    return refused('malformed text body')
  }
}

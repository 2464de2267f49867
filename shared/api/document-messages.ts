/** What a guest and its host say about one attached document, and its bytes. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { type ErrorCode, errorCodes } from '../errors.ts'

/** One message. The first four come from the host, `edit` from the guest, `presence` from both. */
export type DocumentMessage =
  /** The whole text as it is now: the first message after attaching. */
  | { readonly type: 'state'; readonly update: Uint8Array }
  /** Somebody else's edit. */
  | { readonly type: 'update'; readonly update: Uint8Array }
  /** All edits up to this number are durable on this computer. */
  | { readonly type: 'saved'; readonly number: number }
  /** The edit with this number was not taken; the attachment has ended: attach again. */
  | { readonly type: 'refused'; readonly number: number; readonly code: ErrorCode }
  /** The text was built anew or the profile closes; the attachment has ended: attach again. */
  | { readonly type: 'replaced' }
  /** Edits of the guest's own under its client id, in order, made durable together. Numbers rise by one. */
  | { readonly type: 'edit'; readonly number: number; readonly updates: readonly Uint8Array[] }
  /** Who is where: see `shared/api/presence-messages.ts`. */
  | { readonly type: 'presence'; readonly bytes: Uint8Array }

const TYPES = ['state', 'update', 'saved', 'refused', 'replaced', 'edit', 'presence'] as const
const MAX_UPDATES = 10_000

/** The bytes of a message: its type's number, then its fields. */
export function encodeDocumentMessage(message: DocumentMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, TYPES.indexOf(message.type))
    writeFields(encoder, message)
  })
}

/** Reads a message. Never throws. */
export function decodeDocumentMessage(bytes: Uint8Array): Decoded<DocumentMessage> {
  try {
    const decoder = decoding.createDecoder(bytes)
    const type = TYPES[decoding.readVarUint(decoder)]
    return type ? decoded(readFields(decoder, type)) : refused('unknown message')
  } catch {
    return refused('malformed message')
  }
}

function writeFields(encoder: encoding.Encoder, message: DocumentMessage): void {
  switch (message.type) {
    case 'state':
    case 'update':
      return encoding.writeUint8Array(encoder, message.update)
    case 'saved':
      return encoding.writeVarUint(encoder, message.number)
    case 'refused':
      encoding.writeVarUint(encoder, message.number)
      return encoding.writeVarString(encoder, message.code)
    case 'edit':
      encoding.writeVarUint(encoder, message.number)
      encoding.writeVarUint(encoder, message.updates.length)
      for (const update of message.updates) encoding.writeVarUint8Array(encoder, update)
      return
    case 'presence':
      return encoding.writeUint8Array(encoder, message.bytes)
    case 'replaced':
  }
}

function readFields(decoder: decoding.Decoder, type: (typeof TYPES)[number]): DocumentMessage {
  switch (type) {
    case 'state':
    case 'update':
      return { type, update: decoding.readTailAsUint8Array(decoder) }
    case 'saved':
      return { type, number: decoding.readVarUint(decoder) }
    case 'refused':
      return { type, number: decoding.readVarUint(decoder), code: readCode(decoder) }
    case 'replaced':
      return { type }
    case 'edit':
      return { type, number: decoding.readVarUint(decoder), updates: readUpdates(decoder) }
    case 'presence':
      return { type, bytes: decoding.readTailAsUint8Array(decoder) }
  }
}

function readCode(decoder: decoding.Decoder): ErrorCode {
  const code = decoding.readVarString(decoder)
  const known = errorCodes.find((candidate) => candidate === code)
  if (!known) throw new RangeError('unknown code')
  return known
}

function readUpdates(decoder: decoding.Decoder): readonly Uint8Array[] {
  const count = decoding.readVarUint(decoder)
  if (count > MAX_UPDATES) throw new RangeError('too many updates')
  return Array.from({ length: count }, () => decoding.readVarUint8Array(decoder))
}

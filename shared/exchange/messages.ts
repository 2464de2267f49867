/** What two replicas say to each other inside a session, and its bytes. SPEC rules EXCH-1 to EXCH-12, DELIV-4, PRES-1. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { Head } from '../entry/header.ts'
import type { DocumentId } from '../ids.ts'
import {
  type BodiesState,
  readBodies,
  readBodiesState,
  readWanted,
  type WantedBodies,
  writeBodies,
  writeBodiesState,
  writeWanted,
} from './body-messages.ts'
import { readBounded, readHeads, readHex, writeHeads } from './heads-bytes.ts'
import { packRun, unpackRun } from './packed-run.ts'

/** One message. Digests are 32 bytes as hex. */
export type ExchangeMessage =
  /** What the sender holds, and which of the receiver's own entries; absent or empty fields are those of versions before them. */
  | {
      readonly type: 'state'
      readonly heads: string
      readonly cards: string
      readonly yours: readonly Head[]
      readonly statements: string
      readonly bodies?: BodiesState | undefined
    }
  /** The sender's heads, because digests differed. */
  | { readonly type: 'vector'; readonly heads: readonly Head[] }
  /** Points along a log that seems to have forked, from its end backward in widening steps. */
  | { readonly type: 'points'; readonly heads: readonly Head[] }
  /** Entries of one log. */
  | { readonly type: 'run'; readonly run: Uint8Array }
  /** A card: the latest signed statement about a name or a request, outside the log. */
  | { readonly type: 'card'; readonly card: Uint8Array }
  /** Digest of all text hashes at an applied frontier: equal frontiers must show equal texts. */
  | { readonly type: 'texts'; readonly frontier: string; readonly texts: string }
  /** The same while entries or words wait at the sender, with the digest of all that it holds (SPEC EXCH-7). */
  | { readonly type: 'texts-held'; readonly held: string; readonly frontier: string; readonly texts: string }
  /** To a joiner: which coalition and organisation its invitation is for. Then its signed request, and the answer when it was let in. */
  | { readonly type: 'invitation'; readonly invitation: Uint8Array }
  | { readonly type: 'request'; readonly request: Uint8Array }
  | { readonly type: 'request-held' }
  | { readonly type: 'welcome'; readonly welcome: Uint8Array }
  /** Which delivery statements the sender holds, each as a head, because digests differed. */
  | { readonly type: 'statements'; readonly heads: readonly Head[] }
  /** What a device says it has applied. */
  | { readonly type: 'statement'; readonly statement: Uint8Array }
  /** Where a page of the sender is in a text (SPEC PRES-1); empty bytes: it left. The session is 16 bytes as hex. */
  | { readonly type: 'presence'; readonly document: DocumentId; readonly session: string; readonly bytes: Uint8Array }
  /** This link is kept as a spare: another one between the same computers is in use (SPEC SESS-8). */
  | { readonly type: 'spare' }
  /** How much the receiver lacks of what the sender has: entries, and bytes of their bodies. */
  | { readonly type: 'sizes'; readonly entries: number; readonly bytes: number }
  /** Bodies that the receiver shall send. */
  | { readonly type: 'bodies-wanted'; readonly wanted: readonly WantedBodies[] }
  /** The answer: those of them that are here. */
  | { readonly type: 'bodies'; readonly bodies: readonly Uint8Array[] }

const MAX_COUNT = 2 ** 48
const TYPES = [
  'state',
  'vector',
  'points',
  'run',
  'card',
  'texts',
  'invitation',
  'request',
  'request-held',
  'welcome',
  'statements',
  'statement',
  'presence',
  'spare',
  'sizes',
  'bodies-wanted',
  'bodies',
  'texts-held',
] as const

/** The bytes of a message: its type's number, then its fields. */
export function encodeMessage(message: ExchangeMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, TYPES.indexOf(message.type))
    writeFields(encoder, message)
  })
}

/** Reads a message; a number from a newer version answers undefined and is ignored. Never throws. */
export function decodeMessage(bytes: Uint8Array): Decoded<ExchangeMessage | undefined> {
  const decoder = decoding.createDecoder(bytes)
  try {
    const type = TYPES[decoding.readVarUint(decoder)]
    return decoded(type && readFields(decoder, type))
  } catch {
    return refused('malformed message')
  }
}

function writeFields(encoder: encoding.Encoder, message: ExchangeMessage): void {
  switch (message.type) {
    case 'state':
      encoding.writeUint8Array(encoder, fromHex(message.heads))
      encoding.writeUint8Array(encoder, fromHex(message.cards))
      writeHeads(encoder, message.yours)
      encoding.writeUint8Array(encoder, fromHex(message.statements))
      if (message.bodies && message.statements !== '') writeBodiesState(encoder, message.bodies)
      return
    case 'vector':
    case 'points':
    case 'statements':
      return writeHeads(encoder, message.heads)
    case 'texts':
      encoding.writeUint8Array(encoder, fromHex(message.frontier))
      return encoding.writeUint8Array(encoder, fromHex(message.texts))
    case 'texts-held':
      for (const digest of [message.held, message.frontier, message.texts]) encoding.writeUint8Array(encoder, fromHex(digest))
      return
    case 'run':
      return encoding.writeUint8Array(encoder, packRun(message.run))
    case 'card':
      return encoding.writeUint8Array(encoder, message.card)
    case 'invitation':
      return encoding.writeUint8Array(encoder, message.invitation)
    case 'request':
      return encoding.writeUint8Array(encoder, message.request)
    case 'welcome':
      return encoding.writeUint8Array(encoder, message.welcome)
    case 'statement':
      return encoding.writeUint8Array(encoder, message.statement)
    case 'presence':
      encoding.writeUint8Array(encoder, fromHex(message.document))
      encoding.writeUint8Array(encoder, fromHex(message.session))
      return encoding.writeUint8Array(encoder, message.bytes)
    case 'sizes':
      encoding.writeVarUint(encoder, message.entries)
      return encoding.writeVarUint(encoder, message.bytes)
    case 'bodies-wanted':
      return writeWanted(encoder, message.wanted)
    case 'bodies':
      return writeBodies(encoder, message.bodies)
    case 'request-held':
    case 'spare':
  }
}

function readFields(decoder: decoding.Decoder, type: (typeof TYPES)[number]): ExchangeMessage {
  switch (type) {
    case 'state':
      return {
        type,
        heads: readHex(decoder, 32),
        cards: readHex(decoder, 32),
        yours: readHeads(decoder),
        // Versions before delivery statements end here.
        statements: decoding.hasContent(decoder) ? readHex(decoder, 32) : '',
        bodies: readBodiesState(decoder),
      }
    case 'vector':
    case 'points':
    case 'statements':
      return { type, heads: readHeads(decoder) }
    case 'texts':
      return { type, frontier: readHex(decoder, 32), texts: readHex(decoder, 32) }
    case 'texts-held':
      return { type, held: readHex(decoder, 32), frontier: readHex(decoder, 32), texts: readHex(decoder, 32) }
    case 'run':
      return { type, run: readRun(decoder) }
    case 'card':
      return { type, card: decoding.readTailAsUint8Array(decoder) }
    case 'invitation':
      return { type, invitation: decoding.readTailAsUint8Array(decoder) }
    case 'request':
      return { type, request: decoding.readTailAsUint8Array(decoder) }
    case 'welcome':
      return { type, welcome: decoding.readTailAsUint8Array(decoder) }
    case 'statement':
      return { type, statement: decoding.readTailAsUint8Array(decoder) }
    case 'presence': {
      const [document, session] = [readHex(decoder, 16) as DocumentId, readHex(decoder, 16)]
      return { type, document, session, bytes: decoding.readTailAsUint8Array(decoder) }
    }
    case 'sizes':
      return { type, entries: readBounded(decoder, MAX_COUNT), bytes: readBounded(decoder, MAX_COUNT) }
    case 'bodies-wanted':
      return { type, wanted: readWanted(decoder) }
    case 'bodies':
      return { type, bodies: readBodies(decoder) }
    case 'request-held':
    case 'spare':
      return { type }
  }
}

function readRun(decoder: decoding.Decoder): Uint8Array {
  const run = unpackRun(decoding.readTailAsUint8Array(decoder))
  if (!run.ok) throw new RangeError(run.reason)
  return run.value
}

/**
 * What a host and the carrier of its WebRTC, a page or a process, say to each other over a pipe. Each message is one frame: its type's number, then its
 * fields. SPEC rules NET-1 to NET-6.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { MAX_FRAME_BYTES } from '../link/link.ts'
import type { IceServers } from '../webrtc/lobby.ts'

/** Raised whenever a message's shape changes. */
export const NETWORK_VERSION = 3

/** One message. Lobbies are numbered by the host, links by the carrier. */
export type NetworkMessage =
  /** Page: the first message; a host hears nothing else from a carrier of another version. */
  | { readonly type: 'ready'; readonly version: number }
  /** Host: begin a connection by hand, with an offer. It has a number like a lobby, and is left like one. */
  | { readonly type: 'offer'; readonly lobby: number; readonly iceServers: IceServers }
  /** Host: begin one with the answer to an offer. */
  | { readonly type: 'answer'; readonly lobby: number; readonly iceServers: IceServers; readonly sdp: string }
  /** Host: the answer to the offer of one. */
  | { readonly type: 'accept'; readonly lobby: number; readonly sdp: string }
  /** Page: how the own end of one can be reached. */
  | { readonly type: 'described'; readonly lobby: number; readonly sdp: string }
  /** Page: nothing can come of one any more. */
  | { readonly type: 'failed'; readonly lobby: number }
  /** Host: enter a lobby of y-webrtc. */
  | {
      readonly type: 'enter'
      readonly lobby: number
      readonly name: string
      readonly password: string
      readonly iceServers: IceServers
    }
  /** Host: connections of a lobby that begin from now on ask these servers. */
  | { readonly type: 'servers'; readonly lobby: number; readonly iceServers: IceServers }
  /** Host: leave it and close its links. */
  | { readonly type: 'leave'; readonly lobby: number }
  /** Both: a lobby's signalling, as y-webrtc sealed it. */
  | { readonly type: 'signal'; readonly lobby: number; readonly data: string }
  /** Host: somebody who may not have heard yet is there: say again who is here. */
  | { readonly type: 'met'; readonly lobby: number }
  /** Page: a link came about. `binding` is what both ends know of it, and no more than a hint before the session's proof. */
  | { readonly type: 'opened'; readonly lobby: number; readonly link: number; readonly binding: Uint8Array }
  /** Both: a frame of a link. */
  | { readonly type: 'frame'; readonly link: number; readonly bytes: Uint8Array }
  /** Both: so many bytes of frames were taken: as many more may come. */
  | { readonly type: 'credit'; readonly link: number; readonly bytes: number }
  /** Both: the link is over. */
  | { readonly type: 'closed'; readonly link: number; readonly reason: string }

/** What one side does with the messages it may hear. */
export type NetworkHearers = { readonly [T in NetworkMessage['type']]?: (message: Extract<NetworkMessage, { type: T }>) => void }

/** Tells the hearer of a message; false if there is none. */
export function tellHearer(hearers: NetworkHearers, message: NetworkMessage): boolean {
  const hearer = hearers[message.type] as ((message: NetworkMessage) => void) | undefined
  hearer?.(message)
  return hearer !== undefined
}

const TYPES = [
  ...(['ready', 'enter', 'leave', 'signal', 'met', 'opened', 'frame', 'credit', 'closed'] as const),
  ...(['offer', 'answer', 'accept', 'described', 'failed', 'servers'] as const),
] as const

/** The longest signalling, in characters. */
export const MAX_SIGNAL = 64 * 1024
/** The longest session description, in characters. */
const MAX_SDP = 32 * 1024
const MAX_NUMBER = 2 ** 31
const MAX_TEXT = 256
const MAX_BINDING_BYTES = 512
const MAX_ICE_SERVERS = 16

/** The bytes of a message. */
export function encodeNetworkMessage(message: NetworkMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, TYPES.indexOf(message.type))
    writeFields(encoder, message)
  })
}

/** Reads a message within the bounds of this file. Never throws. */
export function decodeNetworkMessage(bytes: Uint8Array): Decoded<NetworkMessage> {
  try {
    const decoder = decoding.createDecoder(bytes)
    const type = TYPES[decoding.readVarUint(decoder)]
    if (!type) return refused('unknown message')
    const message = readFields(decoder, type)
    return decoding.hasContent(decoder) ? refused('too long') : decoded(message)
  } catch {
    return refused('malformed message')
  }
}

function writeFields(encoder: encoding.Encoder, message: NetworkMessage): void {
  if (message.type === 'ready') return encoding.writeVarUint(encoder, message.version)
  encoding.writeVarUint(encoder, 'lobby' in message ? message.lobby : message.link)
  switch (message.type) {
    case 'enter':
      encoding.writeVarString(encoder, message.name)
      encoding.writeVarString(encoder, message.password)
      return writeIceServers(encoder, message.iceServers)
    case 'servers':
    case 'offer':
      return writeIceServers(encoder, message.iceServers)
    case 'signal':
      return encoding.writeVarString(encoder, message.data)
    case 'opened':
      encoding.writeVarUint(encoder, message.link)
      return encoding.writeVarUint8Array(encoder, message.binding)
    case 'frame':
      return encoding.writeVarUint8Array(encoder, message.bytes)
    case 'credit':
      return encoding.writeVarUint(encoder, message.bytes)
    case 'closed':
      return encoding.writeVarString(encoder, message.reason)
    case 'answer':
      writeIceServers(encoder, message.iceServers)
      return encoding.writeVarString(encoder, message.sdp)
    case 'accept':
    case 'described':
      return encoding.writeVarString(encoder, message.sdp)
    default:
      return
  }
}

function readFields(decoder: decoding.Decoder, type: NetworkMessage['type']): NetworkMessage {
  switch (type) {
    case 'ready':
      return { type, version: readNumber(decoder) }
    case 'enter':
      return {
        type,
        lobby: readNumber(decoder),
        name: readText(decoder, MAX_TEXT),
        password: readText(decoder, MAX_TEXT),
        iceServers: readIceServers(decoder),
      }
    case 'servers':
    case 'offer':
      return { type, lobby: readNumber(decoder), iceServers: readIceServers(decoder) }
    case 'leave':
    case 'met':
    case 'failed':
      return { type, lobby: readNumber(decoder) }
    case 'signal':
      return { type, lobby: readNumber(decoder), data: readText(decoder, MAX_SIGNAL) }
    case 'opened':
      return { type, lobby: readNumber(decoder), link: readNumber(decoder), binding: readBytes(decoder, MAX_BINDING_BYTES) }
    case 'frame':
      return { type, link: readNumber(decoder), bytes: readBytes(decoder, MAX_FRAME_BYTES) }
    case 'credit':
      return { type, link: readNumber(decoder), bytes: readNumber(decoder) }
    case 'closed':
      return { type, link: readNumber(decoder), reason: readText(decoder, MAX_TEXT) }
    case 'answer':
      return { type, lobby: readNumber(decoder), iceServers: readIceServers(decoder), sdp: readText(decoder, MAX_SDP) }
    case 'accept':
    case 'described':
      return { type, lobby: readNumber(decoder), sdp: readText(decoder, MAX_SDP) }
  }
}

function readNumber(decoder: decoding.Decoder): number {
  const number = decoding.readVarUint(decoder)
  if (number > MAX_NUMBER) throw new RangeError('number out of bounds')
  return number
}

function readText(decoder: decoding.Decoder, most: number): string {
  const text = decoding.readVarString(decoder)
  if (text.length > most) throw new RangeError('text too long')
  return text
}

/** A copy: the frame it came in belongs to the pipe. */
function readBytes(decoder: decoding.Decoder, most: number): Uint8Array {
  const bytes = decoding.readVarUint8Array(decoder)
  if (bytes.length > most) throw new RangeError('bytes too long')
  return Uint8Array.from(bytes)
}

function writeIceServers(encoder: encoding.Encoder, servers: IceServers): void {
  encoding.writeVarUint(encoder, servers.length)
  for (const { urls, username, credential } of servers) {
    for (const text of [urls, username, credential]) encoding.writeVarString(encoder, text)
  }
}

function readIceServers(decoder: decoding.Decoder): IceServers {
  const count = decoding.readVarUint(decoder)
  if (count > MAX_ICE_SERVERS) throw new RangeError('too many servers')
  const readShort = (): string => readText(decoder, MAX_TEXT)
  return Array.from({ length: count }, () => ({ urls: readShort(), username: readShort(), credential: readShort() }))
}

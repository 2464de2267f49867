/** What stands under the seal of a connection code, as bytes. SPEC rules CODE-3, CODE-4. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { DeviceId } from '../ids.ts'
import { type ConnectionDescription, connectionDescription, MAX_WAYS, type Way } from '../webrtc/connection-description.ts'

/** See the head of this file. */
export interface CodeContent {
  readonly kind: 'offer' | 'answer'
  /** The offer's name (32 hexadecimal digits) and maker; null in an offer. */
  readonly answers: { readonly id: string; readonly maker: DeviceId } | null
  readonly maker: DeviceId
  /** The maker's clock, milliseconds since 1970. */
  readonly madeAt: number
  readonly description: ConnectionDescription
}

const KINDS = ['offer', 'answer'] as const

/** The bytes of a content. */
export function encodeContent({ kind, answers, maker, madeAt, description }: CodeContent): Uint8Array {
  const { fragment, password, fingerprint, ways } = description
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, KINDS.indexOf(kind))
    if (answers !== null) for (const hex of [answers.id, answers.maker]) encoding.writeUint8Array(encoder, fromHex(hex))
    encoding.writeUint8Array(encoder, fromHex(maker))
    encoding.writeVarUint(encoder, madeAt)
    encoding.writeVarString(encoder, fragment)
    encoding.writeVarString(encoder, password)
    encoding.writeUint8Array(encoder, fingerprint)
    encoding.writeVarUint(encoder, ways.length)
    ways.forEach((way, index) => {
      writeWay(encoder, way, ways[index - 1])
    })
  })
}

/** Reads a content within its bounds. Never throws. */
export function decodeContent(bytes: Uint8Array): Decoded<CodeContent> {
  try {
    const decoder = decoding.createDecoder(bytes)
    const kind = KINDS[decoding.readVarUint(decoder)]
    if (!kind) return refused('unknown kind')
    const answers = kind === 'answer' ? { id: toHex(decoding.readUint8Array(decoder, 16)), maker: readDevice(decoder) } : null
    const maker = readDevice(decoder)
    const madeAt = decoding.readVarUint(decoder)
    const description = connectionDescription.safeParse(readDescription(decoder))
    if (decoding.hasContent(decoder)) return refused('too long')
    return description.success ? decoded({ kind, answers, maker, madeAt, description: description.data }) : refused('out of bounds')
  } catch {
    return refused('malformed')
  }
}

const readDevice = (decoder: decoding.Decoder): DeviceId => toHex(decoding.readUint8Array(decoder, 32)) as DeviceId

function readDescription(decoder: decoding.Decoder): unknown {
  const fragment = decoding.readVarString(decoder)
  const password = decoding.readVarString(decoder)
  const fingerprint = Uint8Array.from(decoding.readUint8Array(decoder, 32))
  const ways: Way[] = []
  for (let left = Math.min(decoding.readVarUint(decoder), MAX_WAYS + 1); left > 0; left--) ways.push(readWay(decoder, ways.at(-1)))
  return { fragment, password, fingerprint, ways }
}

/** An empty address is that of the way before. */
function writeWay(encoder: encoding.Encoder, { transport, address, port }: Way, before: Way | undefined): void {
  encoding.writeVarString(encoder, address === before?.address ? '' : address)
  encoding.writeVarUint(encoder, port * 2 + (transport === 'tcp' ? 1 : 0))
}

function readWay(decoder: decoding.Decoder, before: Way | undefined): Way {
  const address = decoding.readVarString(decoder) || (before?.address ?? '')
  const number = decoding.readVarUint(decoder)
  return { transport: number % 2 === 1 ? 'tcp' : 'udp', address, port: Math.floor(number / 2) }
}

/** What an envelope holds: messages of the exchange, joined into one content that is cut into parts. SPEC rules ENV-3, ENV-5. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { decodeMessage, type ExchangeMessage, encodeMessage } from '../exchange/messages.ts'

/** The messages of an envelope, by type, in the order in which they stood. */
export interface EnvelopeContent {
  /** Runs, unpacked. */
  readonly runs: readonly Uint8Array[]
  readonly cards: readonly Uint8Array[]
  readonly statements: readonly Uint8Array[]
  /** Cards of people who ask to be let in. */
  readonly requests: readonly Uint8Array[]
}

/** The most messages in one envelope. */
const MAX_ITEMS = 65_536
/** The most bytes of all its runs, unpacked. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024

/** The bytes of a content: each message with its length before it. */
export function encodeContent({ runs, cards, statements, requests }: EnvelopeContent): Uint8Array {
  const messages: readonly ExchangeMessage[] = [
    ...requests.map((request) => ({ type: 'request' as const, request })),
    ...runs.map((run) => ({ type: 'run' as const, run })),
    ...cards.map((card) => ({ type: 'card' as const, card })),
    ...statements.map((statement) => ({ type: 'statement' as const, statement })),
  ]
  return encoding.encode((encoder) => {
    for (const message of messages) encoding.writeVarUint8Array(encoder, encodeMessage(message))
  })
}

/** Reads a content. What a newer version says beside is passed over; what no envelope holds, or more than it may, is refused. Never throws. */
export function decodeContent(bytes: Uint8Array): Decoded<EnvelopeContent> {
  const content = { runs: [], cards: [], statements: [], requests: [] } as Mutable
  const decoder = decoding.createDecoder(bytes)
  let [items, unpacked] = [0, 0]
  try {
    while (decoding.hasContent(decoder)) {
      const message = decodeMessage(decoding.readVarUint8Array(decoder))
      if (!message.ok) return message
      if (message.value?.type === 'run') unpacked += message.value.run.length
      if (++items > MAX_ITEMS || unpacked > MAX_UNPACKED_BYTES) return refused('more than an envelope holds')
      if (message.value && !isPut(content, message.value)) return refused('a message that no envelope holds')
    }
    return decoded(content)
  } catch {
    return refused('cut short')
  }
}

interface Mutable extends EnvelopeContent {
  readonly runs: Uint8Array[]
  readonly cards: Uint8Array[]
  readonly statements: Uint8Array[]
  readonly requests: Uint8Array[]
}

function isPut(content: Mutable, message: ExchangeMessage): boolean {
  if (message.type === 'run') content.runs.push(message.run)
  else if (message.type === 'card') content.cards.push(message.card)
  else if (message.type === 'statement') content.statements.push(message.statement)
  else if (message.type === 'request') content.requests.push(message.request)
  else return false
  return true
}

/** Cuts a content into slices of at most `room` bytes; at least one. */
export function cutContent(content: Uint8Array, room: number): readonly Uint8Array[] {
  const count = Math.max(1, Math.ceil(content.length / room))
  return Array.from({ length: count }, (_, index) => content.subarray(index * room, (index + 1) * room))
}

/** Slices as one again. */
export function joinSlices(slices: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(slices.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const slice of slices) {
    whole.set(slice, at)
    at += slice.length
  }
  return whole
}

/** The act that closes a text, as the body of an entry. SPEC rule CLOSE-3. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { packRun, unpackRun } from '../exchange/packed-run.ts'
import type { DocumentId } from '../ids.ts'
import { type ClosedHash, type ClosedText, canonicalClosedText, closedTextHash, readClosedText } from './closed-text.ts'

/** See the head of this file. */
export interface Closing {
  /** Lamport time, as in record acts. */
  readonly at: number
  /** The author's clock, milliseconds since 1970: shown, decides nothing. */
  readonly clock: number
  readonly position: DocumentId
  /** Why it was closed, in the coordinator's words; may be empty. */
  readonly note: string
  readonly text: ClosedText
}

/** A closing that was read: its text as it is hashed. */
export interface ReadClosing extends Closing {
  readonly canonical: string
  readonly hash: ClosedHash
}

const shape = z.strictObject({
  t: z.literal('close'),
  at: z
    .int()
    .min(1)
    .max(2 ** 48),
  clock: z.int().min(0),
  position: z.string().regex(/^[0-9a-f]{32}$/),
  note: z.string().max(4096),
  /** JSON within JSON: what is hashed stays one string that nobody writes anew. */
  text: z.string(),
})

/** The body of the entry. */
export function encodeClosing({ at, clock, position, note, text }: Closing): Uint8Array {
  return packRun(utf8(JSON.stringify({ t: 'close', at, clock, position, note, text: canonicalClosedText(text) })))
}

/** Reads a body. Never throws; another shape, also one that is not canonical, is refused. */
export function decodeClosing(body: Uint8Array): Decoded<ReadClosing> {
  const unpacked = unpackRun(body)
  const parsed = unpacked.ok ? shape.safeParse(parseJson(unpacked.value)) : undefined
  const text = parsed?.success ? readClosedText(parsed.data.text) : undefined
  if (!parsed?.success || !text) return refused('not a closing')
  const { at, clock, position, note, text: canonical } = parsed.data
  return decoded({ at, clock, position: position as DocumentId, note, text, canonical, hash: closedTextHash(canonical) })
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return undefined
  }
}

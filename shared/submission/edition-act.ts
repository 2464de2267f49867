/** The act that makes an edition, as the body of an entry. SPEC rule SUB-2. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { packRun, unpackRun } from '../exchange/packed-run.ts'
import { moment } from '../moment.ts'
import { readEdition } from './edition.ts'

/** See the head of this file. */
export interface EditionAct {
  /** Lamport time, as in record acts. */
  readonly at: number
  /** The canonical edition. */
  readonly content: string
  /** Over `editionBytes` of it, by the computer whose entry this is; 64 bytes in hexadecimal. */
  readonly signature: string
  /** SPEC rule META-7. */
  readonly clock?: number | undefined
}

const shape = z.strictObject({
  t: z.literal('edition'),
  at: z
    .int()
    .min(1)
    .max(2 ** 48),
  /** JSON within JSON: what is signed stays one string that nobody writes anew. */
  content: z.string(),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  clock: moment.optional(),
})

/** The body of the entry. */
export function encodeEditionAct({ at, content, signature, clock }: EditionAct): Uint8Array {
  return packRun(utf8(JSON.stringify({ t: 'edition', at, content, signature, clock })))
}

/** Reads a body; the signature is not checked. Never throws; another shape, also an edition that is not canonical, is refused. */
export function decodeEditionAct(body: Uint8Array): Decoded<EditionAct> {
  const unpacked = unpackRun(body)
  const parsed = unpacked.ok ? shape.safeParse(parseJson(unpacked.value)) : undefined
  if (!parsed?.success || !readEdition(parsed.data.content)) return refused('not an edition')
  const { at, content, signature, clock } = parsed.data
  return decoded({ at, content, signature, clock })
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return undefined
  }
}

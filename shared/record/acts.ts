/** Metadata of plans, commitments and positions as acts with a register per field. SPEC rules META-1 to META-4. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { moment } from '../moment.ts'

const json = z.json()
const change = z.object({
  kind: z.string().min(1).max(32),
  id: z.string().min(1).max(128),
  fields: z.record(z.string().min(1).max(64), json),
})

const act = z.object({
  /** The act's type: sets fields of records. */
  t: z.literal('set'),
  /** Lamport time: higher than any its author had applied. */
  at: z
    .int()
    .min(1)
    .max(2 ** 48),
  changes: z.array(change).min(1).max(2000),
  clock: moment.optional(),
})

/** One act that sets fields of records. Kinds and fields of newer versions are kept as they are. */
export type RecordAct = z.infer<typeof act>
/** One record's part of an act. */
export type RecordChange = RecordAct['changes'][number]

/** The largest body of a record act, in bytes: larger imports are several acts. */
export const MAX_RECORD_ACT_BYTES = 256 * 1024

/** What records hold is flat; depth costs whoever reads it a call for every level. */
const MAX_DEPTH = 32

/** The body of a record act: JSON in UTF-8, hashed as it is. */
export const encodeRecordAct = (value: RecordAct): Uint8Array => utf8(JSON.stringify(value))

/**
 * The body of an act that sets nothing and is written to be followed: it takes the heads that stand behind it (SPEC LOG-4), so that the entry after it names
 * nobody. SPEC rule SIGN-8.
 */
export const BEHIND_ACT: Uint8Array = utf8('{"t":"behind"}')

/** True for the body of `BEHIND_ACT`. */
export const isBehindAct = (body: Uint8Array): boolean =>
  body.length === BEHIND_ACT.length && body.every((byte, at) => byte === BEHIND_ACT[at])

/** Reads a body. Another type of act comes from a newer version and answers `unknown`; a wrong shape is refused. */
export function decodeRecordAct(body: Uint8Array): Decoded<RecordAct | 'unknown'> {
  if (body.length > MAX_RECORD_ACT_BYTES) return refused('too large')
  const value = parse(body)
  if (!isWithinDepth(value, MAX_DEPTH)) return refused('nested too deep')
  const parsed = act.safeParse(value)
  if (parsed.success) return decoded(parsed.data)
  const typed = z.object({ t: z.string() }).safeParse(value)
  return typed.success && typed.data.t !== 'set' ? decoded('unknown') : refused('not a record act')
}

function isWithinDepth(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((child) => isWithinDepth(child, depth - 1))
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body))
  } catch {
    return undefined
  }
}

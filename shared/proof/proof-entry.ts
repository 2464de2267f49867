/** A signed entry as a proof folder shows it: header, body and signature, readable as JSON. SPEC rules PROOF-3, PROOF-4. */
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../bytes/hex.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { type EntryHeader, entryHash, hashOfBody } from '../entry/header.ts'
import { isSignedBy } from '../entry/signature.ts'
import type { EntryHash } from '../ids.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const most = 2 ** 40
const header = z.strictObject({
  coalition: hex(32),
  device: hex(32),
  seq: z.int().min(1).max(most),
  previous: hex(32),
  epoch: hex(32),
  kind: z.int().min(0).max(65_536),
  heads: z.array(z.strictObject({ device: hex(32), seq: z.int().min(1).max(most), prefix: hex(16) })).max(4096),
  bodyHash: hex(32),
  bodyLength: z.int().min(0).max(most),
})

/** The shape of an entry in a proof; it belongs to no text. */
export const proofEntrySchema = z.strictObject({ header, body: z.string(), signature: hex(64) })
/** See `proofEntrySchema`. The body is UTF-8, the signature hexadecimal. */
export type ProofEntry = z.infer<typeof proofEntrySchema>

/** The entry as a proof shows it; undefined for one that is not signed by itself, is about a text, or whose body is not text. */
export function proofEntryOf(entry: {
  readonly header: EntryHeader
  readonly body: Uint8Array
  readonly signature: Uint8Array | undefined
}): ProofEntry | undefined {
  const { document, ...rest } = entry.header
  if (!entry.signature || document !== undefined) return undefined
  try {
    const { coalition, device, seq, previous, epoch, kind, heads, bodyHash, bodyLength } = rest
    const shownHeads = heads.map((head) => ({ device: head.device, seq: head.seq, prefix: head.prefix }))
    return {
      header: { coalition, device, seq, previous, epoch, kind, heads: shownHeads, bodyHash, bodyLength },
      body: fromUtf8(entry.body),
      signature: toHex(entry.signature),
    }
  } catch {
    return undefined
  }
}

/** The header as it is hashed. */
export const headerOf = ({ header: shown }: ProofEntry): EntryHeader => ({ ...shown, document: undefined }) as unknown as EntryHeader

/** The hash of the entry, from its header as shown. */
export const hashOfEntry = (entry: ProofEntry): EntryHash => entryHash(headerOf(entry))

/** True if the body is the one that the header names. */
export function fitsItsHeader({ header: shown, body }: ProofEntry): boolean {
  const bytes = utf8(body)
  return bytes.length === shown.bodyLength && hashOfBody(bytes) === shown.bodyHash
}

/** True if the device that the header names signed it. */
export const isTrulySigned = (entry: ProofEntry, verify: Crypto['verify']): boolean =>
  isSignedBy({ verify }, headerOf(entry).device, hashOfEntry(entry), fromHex(entry.signature))

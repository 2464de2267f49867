/** A scan or a mail that shows how an answer came: which files are taken, and how a document holds one. SPEC rules ATTACH-1, ATTACH-2. */
import { sha256 } from '@noble/hashes/sha2.js'
import type * as Y from 'yjs'
import { z } from 'zod'
import { toHex } from '../bytes/hex.ts'
import type { DocumentId } from '../ids.ts'

/** Kinds of files, by the ending they are saved under. */
export const ATTACHMENT_TYPES = ['pdf', 'jpg', 'png', 'eml'] as const
/** See `ATTACHMENT_TYPES`. */
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]

/** The largest file that is taken, in bytes. */
export const MAX_ATTACHMENT_BYTES: number = 4 * 1024 * 1024

/** What an answer says of its attachment. */
export const attachment = z.object({
  /** SHA-256 of the file, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Without its ending. */
  name: z.string().max(256),
  type: z.enum(ATTACHMENT_TYPES),
  bytes: z.int().min(1).max(MAX_ATTACHMENT_BYTES),
})
/** See `attachment`. */
export type Attachment = z.infer<typeof attachment>

const SIGNATURES: readonly (readonly [AttachmentType, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** A file's kind by its first bytes, whatever it is called: undefined for any other. A mail begins with a header field (RFC 5322, 2.2). */
export function attachmentTypeOf(file: Uint8Array): AttachmentType | undefined {
  const signed = SIGNATURES.find(([, start]) => start.every((byte, index) => file[index] === byte))
  if (signed) return signed[0]
  const start = String.fromCharCode(...file.subarray(0, MAIL_START))
  return /^(?:From [^\r\n]*\r?\n)?[!-9;-~]+:[^\r\n]*\r?\n/.test(start) && !start.includes('\0') ? 'eml' : undefined
}

const MAIL_START = 2048

/** What an answer says of this file; undefined for one that is not taken. */
export function attachmentOf(name: string, file: Uint8Array): Attachment | undefined {
  const type = attachmentTypeOf(file)
  if (type === undefined || file.length > MAX_ATTACHMENT_BYTES) return undefined
  return { hash: toHex(sha256(file)), name: plainName(name), type, bytes: file.length }
}

/** A name that every system's files may have, without its ending. */
const plainName = (name: string): string =>
  name
    .toWellFormed()
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120)

/** The document that holds a file: the same for the same file. */
export const attachmentDocument = (hash: string): DocumentId => hash.slice(0, 32) as DocumentId

const PIECES = 'file'
const PIECE_BYTES = 32 * 1024

/** Edits that put a file into its empty document, each small enough for one entry. */
export function attachmentEdits(file: Uint8Array): readonly ((doc: Y.Doc) => void)[] {
  const count = Math.ceil(file.length / PIECE_BYTES)
  return Array.from({ length: count }, (_, index) => (doc: Y.Doc): void => {
    doc.getMap(PIECES).set(String(index), file.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES))
  })
}

/** The file, if all of it is here and it is the one that was stated. */
export function readAttachment(doc: Y.Doc, { hash, bytes }: Attachment): Uint8Array | undefined {
  const pieces = doc.getMap(PIECES)
  const file = new Uint8Array(bytes)
  let end = 0
  for (let index = 0; end < bytes; index++) {
    const piece = pieces.get(String(index))
    if (!(piece instanceof Uint8Array) || piece.length === 0 || end + piece.length > bytes) return undefined
    file.set(piece, end)
    end += piece.length
  }
  return toHex(sha256(file)) === hash ? file : undefined
}

/** Word files: positions out as .docx, a draft in. */
import type { Decoded } from '../../../shared/bytes/result.ts'
import type { LostPart } from '../../../shared/document/lost-part.ts'
import type { DocumentNode } from '../../../shared/document/read-body.ts'
import type { DocumentWriter } from './document-writer.ts'

/** A Word file read, for a preview before anything is written. */
export interface WordDraft {
  /** Valid against the schema of positions, with attributes that differ from their defaults only. */
  readonly blocks: readonly DocumentNode[]
  /** What the file calls itself on its first lines; then it is not among the blocks. */
  readonly title: string | null
  /** What the blocks do not keep, one row per kind. */
  readonly lost: readonly LostPart[]
}

/** Why a file was not taken. `old-or-protected`: a .doc of before 2007, or one with a password. */
export type WordRefusal = 'not-word' | 'old-or-protected' | 'damaged' | 'too-large' | 'too-many-paragraphs'

/** Writes (.docx) and reads Word files. */
export interface WordFiles extends DocumentWriter {
  /** Reads untrusted bytes within bounds of size, time and depth. Never rejects: `reason` is a `WordRefusal`. */
  readonly read: (bytes: Uint8Array) => Promise<Decoded<WordDraft>>
}

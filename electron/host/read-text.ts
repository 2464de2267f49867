/** What lists and search keep of a text. */
import type * as Y from 'yjs'
import { excerpt } from '../../shared/document/excerpt.ts'
import { paragraphs } from '../../shared/document/paragraphs.ts'
import { textHash } from '../../shared/document/text-hash.ts'
import { wordCount } from '../../shared/document/word-count.ts'
import type { TextProjection } from '../core/ports/replica-store.ts'

const EXCERPT_CHARACTERS = 200

/** Reads a text for its projection. */
export function readText(doc: Y.Doc): Omit<TextProjection, 'document'> {
  const rows = paragraphs(doc)
  const text = rows.map((row) => row.text).join('\n')
  return { excerpt: excerpt(text, EXCERPT_CHARACTERS), words: wordCount(text), textHash: textHash(doc), paragraphs: rows }
}

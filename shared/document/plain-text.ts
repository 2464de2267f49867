/** A text as plain lines: a blank line between blocks. */
import type * as Y from 'yjs'
import { paragraphs } from './paragraphs.ts'

/** All paragraphs, separated by blank lines. */
export const plainText = (doc: Y.Doc): string =>
  paragraphs(doc)
    .map(({ text }) => text)
    .join('\n\n')

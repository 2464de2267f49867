/** The hand of somebody who types in an attached text: where it writes, and its caret that others see. */
import type * as Y from 'yjs'
import type { AttachedDocument } from '../../../shared/api/attached-document.ts'
import { encodeCaret } from '../../../shared/api/caret-messages.ts'
import { appendText, blockTexts, insertText } from '../../../shared/document/edit.ts'
import { anchorOfWords, caretIn } from '../../../shared/document/places.ts'

/** See the head of this file. */
export interface Hand {
  /** True for what this hand wrote. */
  readonly isOwn: (origin: unknown) => boolean
  /** Begins to type at the end of the paragraph that begins with `after`, or in a new last one; answers how to type on. */
  readonly begin: (after: string | undefined) => (characters: string) => void
  /** Where these words stand, as a remark keeps it. Throws where they do not. */
  readonly find: (words: string) => { readonly from: string; readonly to: string }
}

const TYPING = Symbol('typing')

/** A hand in whatever text is open. `session` is the number of its caret. */
export function createHand(session: number, text: () => AttachedDocument): Hand {
  let clock = 0

  const showCaret = (block: number, offset: number): void => {
    const place = caretIn(text().doc(), block, offset)
    if (place) text().sayPresence(encodeCaret(session, ++clock, { anchor: place, head: place }))
  }
  const typeAtEnd = (block: number, characters: string): void => {
    insertText(text().doc(), block, endOf(text().doc(), block), characters, TYPING)
    showCaret(block, endOf(text().doc(), block))
  }
  const begin: Hand['begin'] = (after) => {
    let written = after ?? ''
    return (characters) => {
      const doc = text().doc()
      const at = written === '' ? freshBlock(doc) : blockTexts(doc).findLastIndex((block) => block.startsWith(written))
      if (after === undefined) written += characters
      if (at >= 0) return typeAtEnd(at, characters)
      appendText(doc, characters, TYPING)
      const last = blockTexts(doc).length - 1
      showCaret(last, endOf(doc, last))
    }
  }
  const find: Hand['find'] = (words) => {
    const anchor = anchorOfWords(text().doc(), words)
    if (!anchor) throw new Error('these words are not in the text')
    return anchor
  }
  return { isOwn: (origin) => origin === TYPING, begin, find }
}

const endOf = (doc: Y.Doc, block: number): number => blockTexts(doc)[block]?.length ?? 0

/** An empty text's only block; -1 where a new paragraph is wanted. */
function freshBlock(doc: Y.Doc): number {
  return blockTexts(doc).every((block) => block === '') ? 0 : -1
}

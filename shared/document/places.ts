/** Places in a text that stay where they are while others write, as an editor makes them for carets and remarks. */
import * as Y from 'yjs'
import { toBase64url } from '../bytes/base64url.ts'
import { textBlocks } from './edit.ts'
import { BODY } from './schema.ts'

/**
 * A caret's place in the n-th text block: it sticks to the character before it, and at the end of the block to that end, so that it can be drawn
 * before the last characters have come. Undefined in a block without characters.
 */
export function caretIn(doc: Y.Doc, block: number, offset: number): Y.RelativePosition | undefined {
  const [run] = runsOf(textBlocks(doc.getXmlFragment(BODY))[block])
  return run && Y.createRelativePositionFromTypeIndex(run, Math.min(offset, run.length), offset >= run.length ? 0 : -1)
}

/** Both ends of the first place where these words stand, as a remark keeps them: what is typed at the edges later does not belong to it. */
export function anchorOfWords(doc: Y.Doc, words: string): { readonly from: string; readonly to: string } | undefined {
  const run = runWith(doc, words)
  if (!run) return undefined
  const start = charactersOf(run).indexOf(words)
  const encoded = (index: number, side: 0 | -1): string =>
    toBase64url(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run, index, side)))
  return { from: encoded(start, 0), to: encoded(start + words.length, -1) }
}

/** Writes at the end of the characters that hold these words, up to the next footnote or break. False where they do not stand. */
export function writeBehind(doc: Y.Doc, words: string, text: string, origin: unknown): boolean {
  const run = runWith(doc, words)
  if (run) doc.transact(() => run.insert(run.length, text), origin)
  return run !== undefined
}

const runWith = (doc: Y.Doc, words: string): Y.XmlText | undefined =>
  textBlocks(doc.getXmlFragment(BODY))
    .flatMap(runsOf)
    .find((run) => charactersOf(run).includes(words))

const runsOf = (block: Y.XmlElement | undefined): readonly Y.XmlText[] =>
  block?.toArray().filter((child) => child instanceof Y.XmlText) ?? []

function charactersOf(run: Y.XmlText): string {
  return (run.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

/** The paragraphs of a text, one row each, for search, lists and the word count. */
import * as Y from 'yjs'
import { BODY } from './schema.ts'

/** One text block. The key is stable while the block lives. */
export interface Paragraph {
  readonly key: string
  readonly text: string
}

const MAX_DEPTH = 32

/** Every block that holds characters directly, in reading order; blocks without characters are left out. Footnotes follow their paragraph's text. */
export function paragraphs(doc: Y.Doc): readonly Paragraph[] {
  const rows: Paragraph[] = []
  visit(doc.getXmlFragment(BODY), 1, rows)
  return rows
}

function visit(parent: Y.XmlFragment, depth: number, rows: Paragraph[]): void {
  if (depth > MAX_DEPTH) return
  const children = parent.toArray()
  const isBlock = children.some((child) => child instanceof Y.XmlText)
  if (!isBlock) {
    for (const child of children) if (child instanceof Y.XmlElement) visit(child, depth + 1, rows)
    return
  }
  const text = children.map(inlineText).join('').trim()
  if (text !== '') rows.push({ key: keyOf(parent), text })
}

function inlineText(child: unknown): string {
  if (child instanceof Y.XmlText) return plainOf(child)
  if (!(child instanceof Y.XmlElement)) return ''
  if (child.nodeName === 'hardBreak') return '\n'
  const note = child.nodeName === 'footnote' ? child.getAttribute('text') : undefined
  return typeof note === 'string' ? ` (${note})` : ''
}

/** The characters of a run without its formatting. */
function plainOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

function keyOf(parent: Y.XmlFragment): string {
  const id = parent._item?.id
  return id ? `${id.client.toString(36)}-${id.clock.toString(36)}` : 'body'
}

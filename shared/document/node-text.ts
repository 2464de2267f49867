/** The characters of a node of a text, without its formatting. */
import { type DocumentNode, isText } from './read-body.ts'

/** All characters inside, a line break between blocks and for a hard break. Footnotes are left out. */
export function nodeText(node: DocumentNode): string {
  if (isText(node)) return node.text
  if (node.type === 'hardBreak') return '\n'
  const isInline = node.content.some((child) => isText(child) || child.type === 'footnote')
  return node.content.map(nodeText).join(isInline ? '' : '\n')
}

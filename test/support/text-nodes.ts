/** Nodes of a position's text, written short for tests. */
import type { DocumentNode, Mark } from '../../shared/document/read-body.ts'

/** Formatting. */
export const bold: Mark = { type: 'bold', attrs: {} }
/** Formatting. */
export const italic: Mark = { type: 'italic', attrs: {} }
/** Formatting. */
export const linkTo = (href: string): Mark => ({ type: 'link', attrs: { href } })

/** A run of characters. */
export const run = (text: string, ...marks: Mark[]): DocumentNode => ({ type: 'text', text, marks })
/** Any other node; strings are runs, or paragraphs inside a list item, a quote or a cell. */
export function node(
  type: string,
  content: readonly (DocumentNode | string)[] = [],
  attrs: Readonly<Record<string, unknown>> = {},
): DocumentNode {
  const wrap = HOLDS_BLOCKS.has(type) ? (text: string) => node('paragraph', [text]) : run
  return { type, attrs, content: content.map((child) => (typeof child === 'string' ? wrap(child) : child)) }
}
/** A paragraph. */
export const paragraph = (...content: (DocumentNode | string)[]): DocumentNode => node('paragraph', content)
/** A footnote. */
export const footnote = (text: string): DocumentNode => node('footnote', [], { text })

const HOLDS_BLOCKS: ReadonlySet<string> = new Set(['blockquote', 'listItem', 'tableCell', 'tableHeader'])

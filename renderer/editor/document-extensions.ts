/** The nodes and marks of a position's text for the editor: exactly those of `shared/document/schema.ts`, drawn for the page. */
import { type Extensions, mergeAttributes } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { Footnote } from './footnote.ts'
import { isSafeHref } from './safe-href.ts'

/** Blocks that hold others run in the direction of their first letter; paragraphs do so by the style sheet, without a word in the document. */
const BY_CONTENT = { dir: 'auto' }

const DeepHeading = Heading.extend({
  // Headings deeper than ours, as they come with pasted text, count as the deepest.
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
}).configure({ levels: [1, 2, 3] })

const PlainOrderedList = OrderedList.extend({
  addAttributes: () => ({ start: { default: 1, parseHTML: (element: HTMLElement) => startOf(element.getAttribute('start')) } }),
}).configure({ HTMLAttributes: BY_CONTENT })

const PlainLink = Link.extend({
  addAttributes: () => ({ href: { isRequired: true, parseHTML: (element: HTMLElement) => element.getAttribute('href') } }),
}).configure({
  openOnClick: false,
  autolink: false,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: isSafeHref,
  HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
})

const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Math.min(Math.max(Number.parseInt(element.getAttribute(name) ?? '1', 10) || 1, 1), 100),
})
const cellAttributes = () => ({ colspan: span('colspan'), rowspan: span('rowspan') })

const PlainTable = Table.extend({
  renderHTML: ({ HTMLAttributes }) => ['table', mergeAttributes(BY_CONTENT, HTMLAttributes), ['tbody', 0]],
  addNodeView: () => null,
}).configure({ resizable: false })

/** All of them. */
export const documentExtensions: Extensions = [
  Document,
  Paragraph,
  Text,
  Bold,
  Italic,
  DeepHeading,
  Blockquote.configure({ HTMLAttributes: BY_CONTENT }),
  BulletList.configure({ HTMLAttributes: BY_CONTENT }),
  PlainOrderedList,
  ListItem,
  PlainLink,
  HardBreak,
  HorizontalRule,
  PlainTable,
  TableRow,
  TableCell.extend({ addAttributes: cellAttributes }),
  TableHeader.extend({ addAttributes: cellAttributes }),
  Footnote,
]

function startOf(value: string | null): number {
  const start = Number.parseInt(value ?? '1', 10)
  return Number.isSafeInteger(start) && start >= 0 ? start : 1
}

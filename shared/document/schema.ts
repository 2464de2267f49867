/** What a position's text may hold, in the names an editor uses. A newer schema has a higher version. SPEC rule DOC-1. */
import { type NodeSpec, Schema } from 'prosemirror-model'

/** Raised whenever a node, mark or attribute is added. */
export const SCHEMA_VERSION = 1

/** The name of the Y.XmlFragment that holds the text. */
export const BODY = 'body'

const cell: NodeSpec = {
  content: 'block+',
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 } },
  isolating: true,
}

/** Node and mark names are those of TipTap's extensions, so that an editor built on it reads the same documents. */
export const positionSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: { group: 'block', content: 'inline*', attrs: { level: { default: 1 } } },
    blockquote: { group: 'block', content: 'block+' },
    bulletList: { group: 'block', content: 'listItem+' },
    orderedList: { group: 'block', content: 'listItem+', attrs: { start: { default: 1 } } },
    listItem: { content: 'paragraph block*' },
    table: { group: 'block', content: 'tableRow+', isolating: true },
    tableRow: { content: '(tableCell | tableHeader)*' },
    tableCell: cell,
    tableHeader: cell,
    horizontalRule: { group: 'block' },
    hardBreak: { group: 'inline', inline: true },
    footnote: { group: 'inline', inline: true, atom: true, attrs: { text: { default: '' } } },
    text: { group: 'inline' },
  },
  marks: {
    link: { attrs: { href: {} }, inclusive: false },
    bold: {},
    italic: {},
  },
})

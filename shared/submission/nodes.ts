/** Blocks of a document as the schema of texts has them, written short. */
import type { DocumentNode, Mark } from '../document/read-body.ts'

type Block = Exclude<DocumentNode, { text: string }>

/** Characters, or what stands among them. */
export type Inline = string | DocumentNode

const BOLD: readonly Mark[] = [{ type: 'bold', attrs: {} }]

const nodeOf = (inline: Inline): DocumentNode => (typeof inline === 'string' ? { type: 'text', text: inline, marks: [] } : inline)
const isSaid = (inline: Inline): boolean => inline !== ''

/** Bold characters. */
export const bold = (text: string): DocumentNode => ({ type: 'text', text, marks: BOLD })

/** A footnote with this text. */
export const footnote = (text: string): DocumentNode => ({ type: 'footnote', attrs: { text }, content: [] })

/** A paragraph; what is empty in it is left out. */
export const paragraph = (...content: readonly Inline[]): Block => ({
  type: 'paragraph',
  attrs: {},
  content: content.filter(isSaid).map(nodeOf),
})

/** A heading of level 1, 2 or 3. */
export const heading = (level: number, text: string): DocumentNode => ({ type: 'heading', attrs: { level }, content: [nodeOf(text)] })

/** A numbered list of lines. */
export const numbered = (items: readonly (readonly Inline[])[]): DocumentNode => ({
  type: 'orderedList',
  attrs: { start: 1 },
  content: items.map((item) => ({ type: 'listItem', attrs: {}, content: [paragraph(...item)] })),
})

/** A heading of a column: its words, and how many characters the column shall have room for where that is not seen from what stands in it. */
export type ColumnHead = string | { readonly text: string; readonly room: number }

/** A table under a row of headings. */
export const table = (head: readonly ColumnHead[], rows: readonly (readonly (readonly Inline[])[])[]): DocumentNode => ({
  type: 'table',
  attrs: {},
  content: [
    row(
      'tableHeader',
      head.map((one) => (typeof one === 'string' ? { content: [one] } : { content: [one.text], room: one.room })),
    ),
    ...rows.map((cells) =>
      row(
        'tableCell',
        cells.map((content) => ({ content })),
      ),
    ),
  ],
})

function row(type: string, cells: readonly { readonly content: readonly Inline[]; readonly room?: number }[]): DocumentNode {
  return {
    type: 'tableRow',
    attrs: {},
    content: cells.map(({ content, room }) => ({
      type,
      attrs: { colspan: 1, rowspan: 1, ...(room !== undefined && { room }) },
      content: [paragraph(...content)],
    })),
  }
}

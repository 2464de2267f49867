/** Blocks of a text as HTML. What this version does not know appears as its own text. */
import { blockDirection } from './block-direction.ts'
import { directionOf } from './direction.ts'
import { escapeHtml } from './escape-html.ts'
import { type DocumentNode, isText, type Mark } from './read-body.ts'
import { columnWidths, tableGrid } from './table-grid.ts'
import { webLink } from './web-link.ts'

/** What the blocks of one position need and gather. */
export interface HtmlBlocks {
  /** The level of the text's first headings. */
  readonly firstHeading: number
  /** Notes a footnote; its number and the ids that lead there and back. */
  readonly addNote: (text: string) => { readonly number: number; readonly note: string; readonly reference: string }
}

type Block = Exclude<DocumentNode, { text: string }>

const TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
}

/** The blocks as HTML. */
export const htmlBlocks = (blocks: readonly DocumentNode[], context: HtmlBlocks): string =>
  blocks.map((block) => htmlBlock(block, context)).join('')

/** `dir="auto"` for what has letters of its own: the rest runs as what is around it. */
export const autoDirection = (text: string): string => (directionOf(text) ? ' dir="auto"' : '')

function htmlBlock(node: DocumentNode, context: HtmlBlocks): string {
  if (isText(node)) return htmlText(node.text, node.marks)
  switch (node.type) {
    case 'heading':
      return element(headingTag(node.attrs['level'], context), '', node, context)
    case 'orderedList':
      return element('ol', numberAttribute('start', node.attrs['start'], 0), node, context)
    case 'table':
      return htmlTable(node, context)
    case 'tableCell':
    case 'tableHeader':
      return htmlCell(node, context, '')
    case 'horizontalRule':
      return '<hr>\n'
    case 'hardBreak':
      return '<br>'
    case 'footnote':
      return htmlReference(String(node.attrs['text'] ?? ''), context)
    default:
      return isEmpty(node) ? '' : element(TAGS[node.type] ?? 'div', '', node, context)
  }
}

const isEmpty = ({ type, content }: Block): boolean => content.length === 0 && type !== 'tableRow' && type !== 'listItem'

function element(tag: string, attributes: string, node: Block, context: HtmlBlocks): string {
  return `<${tag}${attributes}${directionAttribute(node)}>${htmlBlocks(node.content, context)}</${tag}>\n`
}

function directionAttribute(node: Block): string {
  const direction = blockDirection(node)
  return direction ? ` dir="${direction}"` : ''
}

function headingTag(level: unknown, { firstHeading }: HtmlBlocks): string {
  const own = typeof level === 'number' && Number.isInteger(level) ? Math.min(Math.max(level, 1), 3) : 1
  return `h${Math.min(own + firstHeading - 1, 6)}`
}

function htmlText(text: string, marks: readonly Mark[]): string {
  const has = (type: string): boolean => marks.some((mark) => mark.type === type)
  let html = escapeHtml(text)
  if (has('italic')) html = `<em>${html}</em>`
  if (has('bold')) html = `<strong>${html}</strong>`
  const address = webLink(marks.find(({ type }) => type === 'link')?.attrs['href'])
  return address === undefined ? html : `<a href="${escapeHtml(address)}" rel="noopener noreferrer">${html}</a>`
}

function htmlReference(text: string, { addNote }: HtmlBlocks): string {
  const { number, note, reference } = addNote(text)
  return `<sup><a href="#${note}" id="${reference}" role="doc-noteref">${number}</a></sup>`
}

/** Rows of nothing but head cells at the top are the head, which repeats on every page. */
function htmlTable(table: Block, context: HtmlBlocks): string {
  const rows = table.content.filter((row) => !isText(row)) as readonly Block[]
  const firstOther = rows.findIndex(({ content }) => !content.every(({ type }) => type === 'tableHeader'))
  const headRows = firstOther < 0 ? rows.length : firstOther
  const part = (tag: string, held: readonly Block[], scope: string): string =>
    held.length === 0 ? '' : `<${tag}>\n${held.map((row) => htmlRow(row, context, scope)).join('')}</${tag}>\n`
  const inside = part('thead', rows.slice(0, headRows), ' scope="col"') + part('tbody', rows.slice(headRows), ' scope="row"')
  return `<table${directionAttribute(table)}>\n${columnsOf(table)}${inside}</table>\n`
}

function columnsOf(table: Block): string {
  const widths = columnWidths(tableGrid(table), 100)
  return `<colgroup>${widths.map((width) => `<col style="inline-size: ${width}%">`).join('')}</colgroup>\n`
}

function htmlRow(row: Block, context: HtmlBlocks, scope: string): string {
  const cells = row.content.map((cell) => (isText(cell) ? `<td>${htmlBlock(cell, context)}</td>` : htmlCell(cell, context, scope)))
  return `<tr>${cells.join('')}</tr>\n`
}

function htmlCell(cell: Block, context: HtmlBlocks, scope: string): string {
  const spans = numberAttribute('colspan', cell.attrs['colspan'], 2) + numberAttribute('rowspan', cell.attrs['rowspan'], 2)
  const isHead = cell.type === 'tableHeader'
  return element(isHead ? 'th' : 'td', `${isHead ? scope : ''}${spans}`, cell, context).trimEnd()
}

/** The attribute if the value is a number worth saying: from `least` to 1,000, and for a list's start anything but 1. */
function numberAttribute(name: string, value: unknown, least: number): string {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value !== 1 ? ` ${name}="${Math.min(value, 1000)}"` : ''
}

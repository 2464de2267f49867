/** Tables of HTML as tables of a position: head cells and merged cells kept. */

import type { BlockPlace, BlockReader } from './html-reader.ts'
import { type HtmlElement, type HtmlNode, isElement } from './html-tree.ts'
import type { DocumentNode } from './read-body.ts'

const MAX_SPAN = 1000
/** Sections and rows in each other; two where the page is well formed. */
const MAX_DEPTH = 4

/** The table, after its caption and whatever stands between its cells, as browsers show it; no table if it has no cells. */
export function readTable(table: HtmlElement, place: BlockPlace, reader: BlockReader): readonly DocumentNode[] {
  const inner = { ...place, depth: place.depth + 3 }
  const { rows, strays } = partsOf(table.children)
  const content = rows.map((row, index): DocumentNode => {
    const cells = row.map((cell) => cellOf(cell, rows.length - index, inner, reader))
    return { type: 'tableRow', attrs: {}, content: cells }
  })
  const before = reader.blocks(strays, inner)
  return content.length === 0 ? before : [...before, { type: 'table', attrs: {}, content }]
}

interface TableParts {
  readonly rows: readonly (readonly HtmlElement[])[]
  readonly strays: readonly HtmlNode[]
}

const PARTS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot', 'tr'])

const CELLS: ReadonlySet<string> = new Set(['td', 'th'])

/** Rows with their cells; cells without a row make one together. */
function partsOf(nodes: readonly HtmlNode[], depth = 1): TableParts {
  const rows: (readonly HtmlElement[])[] = []
  const strays: HtmlNode[] = []
  let loose: HtmlElement[] = []
  for (const child of nodes) {
    const name = isElement(child) ? child.name : ''
    if (CELLS.has(name)) loose.push(child as HtmlElement)
    else if (!PARTS.has(name) || depth > MAX_DEPTH) strays.push(child)
    else {
      const inner = partsOf((child as HtmlElement).children, depth + 1)
      for (const row of [loose, ...inner.rows]) rows.push(row)
      for (const stray of inner.strays) strays.push(stray)
      loose = []
    }
  }
  return { rows: [...rows, loose].filter((row) => row.length > 0), strays }
}

function cellOf(cell: HtmlElement, rowsLeft: number, place: BlockPlace, reader: BlockReader): DocumentNode {
  const colspan = spanIn(cell.attribs['colspan'], MAX_SPAN)
  const rowspan = spanIn(cell.attribs['rowspan'], rowsLeft)
  const blocks = reader.blocks(cell.children, place)
  return {
    type: cell.name === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) },
    content: blocks.length === 0 ? [{ type: 'paragraph', attrs: {}, content: [] }] : blocks,
  }
}

function spanIn(text: string | undefined, most: number): number {
  const span = text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 1
  return Math.max(1, Math.min(span, most))
}

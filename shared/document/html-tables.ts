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
  /** Of cells; none is empty. */
  readonly rows: (readonly HtmlElement[])[]
  readonly strays: HtmlNode[]
}

const PARTS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot', 'tr'])

const CELLS: ReadonlySet<string> = new Set(['td', 'th'])

function partsOf(nodes: readonly HtmlNode[]): TableParts {
  const parts: TableParts = { rows: [], strays: [] }
  addParts(nodes, parts, 1)
  return parts
}

/** Cells that stand next to each other are a row, whether a tag says so or not. */
function addParts(nodes: readonly HtmlNode[], parts: TableParts, depth: number): void {
  let row: HtmlElement[] = []
  const endRow = (): void => {
    if (row.length > 0) parts.rows.push(row)
    row = []
  }
  for (const child of nodes) {
    if (isElement(child) && CELLS.has(child.name)) row.push(child)
    else if (isElement(child) && PARTS.has(child.name) && depth <= MAX_DEPTH) {
      endRow()
      addParts(child.children, parts, depth + 1)
    } else parts.strays.push(child)
  }
  endRow()
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

/** Tables as OpenDocument's: head rows that repeat on every page, merged cells, columns as wide as their texts need. */
import type { DocumentNode } from '../../../shared/document/read-body.ts'
import { columnWidths, type GridCell, headRowCount, type TableGrid, tableGrid } from '../../../shared/document/table-grid.ts'
import { nodeDirection, type OdtParts } from './odt-inline.ts'
import type { OdtPlace } from './odt-place.ts'
import { CELL_PADDING, paragraphStyle } from './odt-styles.ts'
import { element, type Xml } from './xml.ts'

const MIN_WIDTH = 2000

type WriteBlocks = (blocks: readonly DocumentNode[], place: OdtPlace, parts: OdtParts) => readonly Xml[]

interface Writing {
  readonly grid: TableGrid
  readonly widths: readonly number[]
  readonly place: OdtPlace
  readonly parts: OdtParts
  readonly write: WriteBlocks
}

/** The table. Its columns run as its first letter does. */
export function odtTable(table: DocumentNode, place: OdtPlace, parts: OdtParts, write: WriteBlocks): Xml {
  const grid = tableGrid(table)
  const widths = columnWidths(grid, Math.max(place.width, MIN_WIDTH))
  const direction = nodeDirection(table, parts)
  const name = parts.addTable({ columns: widths, direction })
  // A cell with nothing but a number runs as its table does.
  const writing = { grid, widths, place, parts: { ...parts, direction }, write }
  const rows = grid.rows.map((_, index) => odtRow(index, writing))
  const heads = headRowCount(grid)
  return element(
    'table:table',
    { 'table:name': name, 'table:style-name': name },
    ...widths.map((_, column) => element('table:table-column', { 'table:style-name': columnStyle(name, column) })),
    ...(heads > 0 ? [element('table:table-header-rows', {}, ...rows.slice(0, heads))] : []),
    ...rows.slice(heads),
  )
}

/** The name of a column's style. */
export const columnStyle = (table: string, column: number): string => `${table}.${column + 1}`

function odtRow(index: number, writing: Writing): Xml {
  let column = 0
  const cells = (writing.grid.rows[index] ?? []).flatMap((cell) => {
    const at = column
    column += cell.columns
    return odtCell(cell, index, at, writing)
  })
  return element('table:table-row', {}, ...cells)
}

function odtCell(cell: GridCell, row: number, column: number, { grid, widths, place, parts, write }: Writing): readonly Xml[] {
  const covered = (count: number): readonly Xml[] => Array.from({ length: count }, () => element('table:covered-table-cell'))
  if (cell.merge === 'continue') return covered(cell.columns)
  const width = widths.slice(column, column + cell.columns).reduce((total, one) => total + one, 0) - 2 * CELL_PADDING
  const style = cell.isHeader ? 'Table_20_Heading' : 'Table_20_Contents'
  const content = write(cell.content, { ...place, style, width }, parts)
  const last = content.at(-1)
  const isClosed = last?.xml.startsWith('<text:p') === true || last?.xml.startsWith('<text:list') === true
  const rows = cell.merge === 'restart' ? rowsCovered(grid, row, column) : 1
  const written = element(
    'table:table-cell',
    {
      'table:style-name': cell.isHeader ? 'HeadCell' : 'Cell',
      'office:value-type': 'string',
      'table:number-columns-spanned': cell.columns > 1 ? cell.columns : undefined,
      'table:number-rows-spanned': rows > 1 ? rows : undefined,
    },
    ...(isClosed ? content : [...content, element('text:p', { 'text:style-name': paragraphStyle(style, parts.direction) })]),
  )
  return [written, ...covered(cell.columns - 1)]
}

/** How many rows a cell reaches down, its own included. */
function rowsCovered({ rows }: TableGrid, from: number, column: number): number {
  let rowsLeft = from + 1
  while (isContinuedAt(rows[rowsLeft] ?? [], column)) rowsLeft++
  return rowsLeft - from
}

function isContinuedAt(row: readonly GridCell[], wanted: number): boolean {
  let column = 0
  for (const { columns, merge } of row) {
    if (column === wanted) return merge === 'continue'
    column += columns
  }
  return false
}

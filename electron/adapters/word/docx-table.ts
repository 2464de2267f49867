/** Tables as Word's tables: head rows that repeat on every page, merged cells, columns as wide as their texts need. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalMergeType, WidthType } from 'docx'
import type { DocumentNode } from '../../../shared/document/read-body.ts'
import { columnWidths, type GridCell, headRowCount, tableGrid } from '../../../shared/document/table-grid.ts'
import { type DocxParts, nodeDirection } from './docx-inline.ts'
import type { DocxPlace } from './docx-place.ts'
import { COLOURS, INDENT, styleIds } from './docx-styles.ts'

const line = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.line }
const LINES = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
/** Twips between a cell's edge and its text. */
const MARGINS = { top: 60, bottom: 40, left: 100, right: 100 }
const MIN_WIDTH = 2000

type WriteBlocks = (blocks: readonly DocumentNode[], place: DocxPlace, parts: DocxParts) => (Paragraph | Table)[]

/** The table. Its columns run as its first letter does. */
export function docxTable(table: DocumentNode, place: DocxPlace, parts: DocxParts, write: WriteBlocks): Table {
  const grid = tableGrid(table)
  const indent = place.indent + INDENT * place.lists
  const width = Math.max(place.width - indent, MIN_WIDTH)
  const widths = columnWidths(grid, width)
  // A cell with nothing but a number runs as its table does.
  const direction = nodeDirection(table, parts)
  const inner = { ...parts, direction }
  const headRows = headRowCount(grid)
  return new Table({
    width: { size: width, type: WidthType.DXA },
    ...(indent > 0 ? { indent: { size: indent, type: WidthType.DXA } } : {}),
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: LINES,
    margins: { ...MARGINS, marginUnitType: WidthType.DXA },
    ...(direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
    rows: grid.rows.map((row, index) => docxRow(row, widths, index < headRows, place, inner, write)),
  })
}

function docxRow(
  row: readonly GridCell[],
  widths: readonly number[],
  isHead: boolean,
  place: DocxPlace,
  parts: DocxParts,
  write: WriteBlocks,
): TableRow {
  let column = 0
  const children = row.map((cell) => {
    const width = widths.slice(column, column + cell.columns).reduce((total, one) => total + one, 0)
    column += cell.columns
    return docxCell(cell, width, place, parts, write)
  })
  return new TableRow({ ...(isHead ? { tableHeader: true, cantSplit: true } : {}), children })
}

function docxCell(cell: GridCell, width: number, place: DocxPlace, parts: DocxParts, write: WriteBlocks): TableCell {
  const style = cell.isHeader ? styleIds.tableHead : styleIds.tableText
  const inner = { ...place, style, indent: 0, lists: 0, item: undefined }
  const children = write(cell.content, { ...inner, width: width - MARGINS.left - MARGINS.right }, parts)
  const isClosed = children.at(-1) instanceof Paragraph
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: cell.columns,
    ...(cell.merge === 'none' ? {} : { verticalMerge: MERGES[cell.merge] }),
    ...(cell.isHeader ? { shading: { fill: COLOURS.tint } } : {}),
    children: isClosed ? children : [...children, new Paragraph({ style })],
  })
}

const MERGES = { restart: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE } as const

/** The matrix as CSV. */
import Papa from 'papaparse'
import type { Sayer } from './cell-sentence.ts'
import { matrixTable, type TabledMatrix } from './matrix-table.ts'

/** Spreadsheets read UTF-8 only where a file says so at its beginning. */
const BYTE_ORDER_MARK = '\uFEFF'

/** RFC 4180 in UTF-8; a cell that a spreadsheet would take for a formula is kept from being one. */
export const matrixCsv = (sayer: Sayer, matrix: TabledMatrix): string =>
  BYTE_ORDER_MARK + Papa.unparse(matrixTable(sayer, matrix) as string[][], { escapeFormulae: true, newline: '\r\n' })

/** Tables as files for spreadsheets. */
import Papa from 'papaparse'
import { saveFile } from './file-bytes.ts'

/** Spreadsheets read UTF-8 only where a file says so at its beginning. */
const BYTE_ORDER_MARK = '\uFEFF'

/** RFC 4180 in UTF-8; a cell that a spreadsheet would take for a formula is kept from being one. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  BYTE_ORDER_MARK + Papa.unparse(rows as string[][], { escapeFormulae: true, newline: '\r\n' })

/** Gives such a table to the person as a file. */
export const saveCsv = (name: string, csv: string): void => saveFile(name, csv, 'text/csv;charset=utf-8')

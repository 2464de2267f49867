/** Writes tables as workbooks: here and not in pages, whose policy forbids the workers that larger files are packed with. */
import type { workbookCalls } from '../../../shared/api/calls/workbook.ts'
import type { HandlersOf, ParsedInputOf } from '../../../shared/api/contract.ts'

/** See the head of this file. The package is read when it is first wanted. */
export function workbookHandlers(): HandlersOf<keyof typeof workbookCalls> {
  return {
    'workbook.write': async (input) => ({ file: await writeWorkbook(input) }),
  }
}

type Value = string | number

/** A table as a workbook; `rows` begin with the headings. */
export interface WorkbookTable extends Omit<ParsedInputOf<'workbook.write'>, 'rows'> {
  readonly rows: readonly (readonly Value[])[]
}

/** The workbook's bytes as base64. */
export async function writeWorkbook({ sheet, isRightToLeft, rows }: WorkbookTable): Promise<string> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const [head = [], ...others] = rows
  const cells = [head.map((value) => ({ ...cellOf(value), fontWeight: 'bold' as const })), ...others.map((row) => row.map(cellOf))]
  const book = writeXlsxFile(cells, {
    sheet: sheetName(sheet),
    columns: head.map((_, column) => ({ width: column === 0 ? NAME_WIDTH : CELL_WIDTH })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    rightToLeft: isRightToLeft,
  })
  return (await book.toBuffer()).toString('base64')
}

/** With its type said: otherwise a word that looks like another kind of value could become one. */
const cellOf = (value: Value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String, wrap: true })

/** In characters. */
const NAME_WIDTH = 34
const CELL_WIDTH = 28

/** Spreadsheets take 31 characters, and not all of them. */
const sheetName = (words: string): string => words.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, SHEET_NAME_CHARACTERS)

const SHEET_NAME_CHARACTERS = 31

/** Reads a table of text from a file's bytes: characters, separator, header and rows, with everything odd listed by line. */
import { type CsvOddity, type CsvReading, type CsvRecord, readCsv } from './csv-records.ts'
import { decodeText, type TextEncoding } from './decode-bytes.ts'
import { columnNames, filledCells, headerIndex } from './header-row.ts'
import { type ImportProblem, problem } from './problems.ts'
import { guessSeparator } from './separator.ts'

/** One row: the line of the file where it begins (from 1) and exactly one cell per column, as written. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A table. Column names differ from each other; rows without any content are left out. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  readonly problems: readonly ImportProblem[]
  readonly separator: string
  readonly encoding: TextEncoding
}

/** Why a file is no table. The sentences are in `TABLE_REFUSALS`. */
export type TableRefusal = 'too_large' | 'too_many_rows' | 'too_many_columns' | 'too_many_cells' | 'empty' | 'a_spreadsheet' | 'not_text'

/** The bounds of a table: bytes of the file, rows below the header, columns, and rows times columns. */
export const TABLE_BOUNDS = { bytes: 20 * 1024 * 1024, rows: 50_000, columns: 500, cells: 4_000_000 } as const

/** English sentences for refusals. */
export const TABLE_REFUSALS: Readonly<Record<TableRefusal, string>> = {
  too_large: 'This file is larger than 20 MB. Save only the table of commitments and try again.',
  too_many_rows: 'This file has more than 50,000 rows. Save only the table of commitments and try again.',
  too_many_columns: 'This file has more than 500 columns. Check that it is a table of commitments.',
  too_many_cells: 'This table has more than 4,000,000 cells. Save only the columns about commitments and try again.',
  empty: 'This file holds no text.',
  a_spreadsheet: 'This is a spreadsheet or another packed file. Open it and save it as CSV, then import that file.',
  not_text: 'This file is not text. Save the table as CSV (UTF-8), then import that file.',
}

/** The table or the reason why there is none. */
export type TableReading = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly reason: TableRefusal }

/**
 * Reads any bytes as a table; never throws. The separator is found by itself (or named by a first line `sep=;`), unless a person chose one.
 * Rows with too few or too many cells are kept, padded or in added columns, and listed.
 */
export function readTable(bytes: Uint8Array, separator?: string): TableReading {
  if (bytes.length > TABLE_BOUNDS.bytes) return { ok: false, reason: 'too_large' }
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { ok: false, reason: 'a_spreadsheet' }
  }
  const { text, encoding } = decodeText(bytes)
  if (text.includes('\u0000') || text.startsWith('%PDF-')) return { ok: false, reason: 'not_text' }
  if (!/[^\s,;|"]/.test(text)) return { ok: false, reason: 'empty' }
  const named = /^sep=([^"\r\n])\r?\n/i.exec(text)
  const chosen = separator ?? named?.[1] ?? guessSeparator(text)
  const reading = readCsv(text, chosen, { ...TABLE_BOUNDS, records: TABLE_BOUNDS.rows * 2 })
  return tableOf(reading, named ? 1 : 0, { separator: chosen, encoding })
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte)

const STOPPED = { records: 'too_many_rows', columns: 'too_many_columns', cells: 'too_many_cells' } as const

function tableOf(reading: CsvReading, skipped: number, how: Pick<Table, 'separator' | 'encoding'>): TableReading {
  if (reading.stopped) return { ok: false, reason: STOPPED[reading.stopped] }
  const filled = reading.records.slice(skipped).filter((record) => filledCells(record) > 0)
  const at = headerIndex(filled)
  const header = filled[at]
  if (!header) return { ok: false, reason: 'empty' }
  const records = filled.slice(at + 1)
  if (records.length > TABLE_BOUNDS.rows) return { ok: false, reason: 'too_many_rows' }
  const width = records.reduce((most, { cells }) => Math.max(most, lastFilled(cells)), lastFilled(header.cells))
  if (width * records.length > TABLE_BOUNDS.cells) return { ok: false, reason: 'too_many_cells' }
  const rows = records.map(({ line, cells }) => ({ line, cells: fit(cells, width) }))
  const problems = [
    ...filled.slice(0, at).map(aboveHeader),
    ...records.filter(isRagged(header)).map(ragged),
    ...reading.oddities.map(oddity),
  ]
  return { ok: true, table: { columns: columnNames(header.cells, width), rows, problems: byLine(problems), ...how } }
}

/** Cells up to the last one that holds something: spreadsheets pad rows, and some leave out blank cells at the end. */
const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1

const fit = (cells: readonly string[], width: number): readonly string[] => Array.from({ length: width }, (_, index) => cells[index] ?? '')

const isRagged =
  (header: CsvRecord) =>
  ({ cells }: CsvRecord): boolean =>
    cells.length < lastFilled(header.cells) || lastFilled(cells) > lastFilled(header.cells)

const ragged = ({ line }: CsvRecord): ImportProblem => problem(line, 'ragged_row')

const aboveHeader = ({ line, cells }: CsvRecord): ImportProblem =>
  problem(line, 'above_header', { cells: { '': cells.filter((cell) => cell.trim() !== '').join(' ') } })

const oddity = ({ line, code }: CsvOddity): ImportProblem => problem(line, code)

const byLine = (problems: readonly ImportProblem[]): readonly ImportProblem[] => problems.toSorted((a, b) => a.line - b.line)

/**
 * Takes delimited text apart into records, by RFC 4180 with the leniency real tables need: any line ending, quotes that do not
 * fit, a quote that is never closed. Every record knows the line of the file on which it begins.
 */

/** One record: the line of the file where it begins (from 1) and its cells as written, unquoted. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** What was odd on a line: characters after a closing quote, or a quote without its end. The cell is kept as it is written. One per line. */
export interface CsvOddity {
  readonly line: number
  readonly code: 'stray_quote' | 'unclosed_quote'
}

/** All records in order; `stopped` says which bound was met, and then the records are not complete. */
export interface CsvReading {
  readonly records: readonly CsvRecord[]
  readonly oddities: readonly CsvOddity[]
  readonly stopped?: 'records' | 'columns' | 'cells'
}

/** Bounds: records in the text, cells in one record, cells in all. */
export interface CsvBounds {
  readonly records: number
  readonly columns: number
  readonly cells: number
}

/** Records of `text`. `separator` is one character, not a quote or line break. Never throws, one pass over the text. */
export function readCsv(text: string, separator: string, bounds: CsvBounds): CsvReading {
  const cursor = openCursor(text, separator)
  const { oddities } = cursor
  const records: CsvRecord[] = []
  let count = 0
  while (cursor.at < text.length) {
    if (records.length === bounds.records) return { records, oddities, stopped: 'records' }
    const line = cursor.line
    const cells = readRecord(cursor, bounds.columns)
    count += cells.length
    if (cells.length > bounds.columns) return { records, oddities, stopped: 'columns' }
    if (count > bounds.cells) return { records, oddities, stopped: 'cells' }
    records.push({ line, cells })
  }
  return { records, oddities }
}

interface Cursor {
  readonly text: string
  readonly separator: string
  readonly plain: RegExp
  readonly oddities: CsvOddity[]
  at: number
  line: number
}

const BREAK = /\r\n?|\n/g

function openCursor(text: string, separator: string): Cursor {
  const plain = new RegExp(`[^\\u{${separator.codePointAt(0)?.toString(16) ?? '2c'}}\\r\\n]*`, 'uy')
  return { text, separator, plain, oddities: [], at: 0, line: 1 }
}

/** Cells up to the end of the line; stops one cell over the bound. */
function readRecord(cursor: Cursor, bound: number): string[] {
  const cells: string[] = []
  while (cells.length <= bound) {
    cells.push(readCell(cursor))
    if (cursor.text[cursor.at] !== cursor.separator) break
    cursor.at += 1
  }
  if (cells.length <= bound) endLine(cursor)
  return cells
}

function endLine(cursor: Cursor): void {
  if (cursor.at >= cursor.text.length) return
  cursor.at += cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1
  cursor.line += 1
}

function readCell(cursor: Cursor): string {
  const start = cursor.at
  const open = skipSpaces(cursor.text, start)
  if (cursor.text[open] !== '"') return readPlain(cursor)
  const close = closingQuote(cursor.text, open)
  if (close === -1) {
    note(cursor, cursor.line, 'unclosed_quote')
    return readPlain(cursor)
  }
  const line = cursor.line
  cursor.at = close + 1
  const rest = readPlain(cursor)
  cursor.line += cursor.text.slice(open, close).match(BREAK)?.length ?? 0
  if (rest.trim() === '') return cursor.text.slice(open + 1, close).replaceAll('""', '"')
  note(cursor, line, 'stray_quote')
  return cursor.text.slice(start, cursor.at)
}

function note({ oddities }: Cursor, line: number, code: CsvOddity['code']): void {
  if (oddities.at(-1)?.line !== line) oddities.push({ line, code })
}

/** Spaces before a quote are common in tables written by hand. */
function skipSpaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at += 1
  return at
}

function readPlain(cursor: Cursor): string {
  cursor.plain.lastIndex = cursor.at
  const value = cursor.plain.exec(cursor.text)?.[0] ?? ''
  cursor.at += value.length
  return value
}

/** The quote that ends the cell opened at `open`, or -1. After one -1 every later quote stands doubled, so no text is scanned twice. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

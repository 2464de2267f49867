/** Sheets of an .xlsx of unknown origin: bounded and unpacked here, read by the package read-excel-file. */
import { zipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { type Decoded, decoded, refused } from '../../../shared/bytes/result.ts'
import type { ReadSpreadsheet, SheetRows } from '../../core/ports/spreadsheet.ts'
import { inflatePart, readZipDirectory } from '../zip/read-zip.ts'

const MiB = 1024 * 1024
const MAX_FILE_BYTES = 20 * MiB
const ZIP_BOUNDS = { parts: 1024, bytes: 24 * MiB }
const BOOK = 'xl/workbook.xml'
/** The parts that hold cells, their words and the formats by which days are told from numbers. */
const READ =
  /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/
/** A row or column so far out that the package, which fills every gap before it, would need all memory. */
const MOST_ROWS = 10_000
const MOST_COLUMNS = 256
const MOST_CELLS = 200_000

/** See `ReadSpreadsheet`. */
export const readXlsx: ReadSpreadsheet = async (bytes) => {
  if (bytes.length > MAX_FILE_BYTES) return refused('too-large')
  const directory = readZipDirectory(bytes, ZIP_BOUNDS)
  if (!directory.ok) return directory
  if (!directory.value.some(({ name }) => name === BOOK)) return refused('not-a-spreadsheet')
  const parts: Record<string, Uint8Array> = {}
  for (const part of directory.value.filter(({ name }) => READ.test(name))) {
    const inflated = inflatePart(bytes, part)
    if (!inflated.ok) return inflated
    if (isLargeSheet(inflated.value)) return refused('too-large')
    parts[part.name] = inflated.value
  }
  return await sheetsOf(zipSync(parts, { level: 0 }))
}

/** Measures what a part says about cells; parts without any are small. */
function isLargeSheet(bytes: Uint8Array): boolean {
  let cells = 0
  let isLarge = false
  const parser = new Parser(
    {
      onopentag: (name, { r }) => {
        const tag = name.slice(name.indexOf(':') + 1)
        if (tag !== 'c' && tag !== 'row') return
        if (++cells > MOST_CELLS || (r !== undefined && isFarOut(r))) isLarge = true
        if (isLarge) parser.pause()
      },
    },
    { xmlMode: true },
  )
  parser.end(new TextDecoder().decode(bytes))
  return isLarge
}

/** `C12`, or the number of a row. */
function isFarOut(reference: string): boolean {
  const [, letters = '', row = ''] = /^([A-Z]*)(\d*)$/.exec(reference) ?? []
  const column = [...letters].reduce((sum, letter) => Math.min(sum * 26 + letter.charCodeAt(0) - 64, MOST_COLUMNS + 1), 0)
  return column > MOST_COLUMNS || Number(row) > MOST_ROWS || (letters === '' && row === '')
}

async function sheetsOf(book: Uint8Array<ArrayBuffer>): Promise<Decoded<readonly SheetRows[]>> {
  const { default: readExcelFile } = await import('read-excel-file/universal')
  try {
    const sheets = await readExcelFile(book.buffer.slice(book.byteOffset, book.byteOffset + book.byteLength))
    return decoded(sheets.map(({ data }) => data.map((row) => row.map(cellText))))
  } catch {
    // Whatever the package meets that is no workbook, it throws: the file cannot be read.
    return refused('damaged')
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, ISO_DAY)
  return cell === null || cell === undefined ? '' : String(cell)
}

const ISO_DAY = 10

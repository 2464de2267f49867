/** Rows of the tables in a file, whichever program wrote it. */
import { type Decoded, decoded, refused } from '../../shared/bytes/result.ts'
import { nodeText } from '../../shared/document/node-text.ts'
import { type DocumentNode, isText } from '../../shared/document/read-body.ts'
import { readTable } from '../../shared/plan/table.ts'
import type { RawRow } from '../../shared/submission/response-table.ts'
import type { ReadSpreadsheet } from '../core/ports/spreadsheet.ts'
import type { WordFiles } from '../core/ports/word.ts'

/** What reads files. */
export interface TableReaders {
  readonly word: Pick<WordFiles, 'read'>
  readonly readSpreadsheet: ReadSpreadsheet
}

/** The tables of an .xlsx (a sheet each), of a .docx, or of a file of text. Untrusted bytes; refuses `too-large`, `damaged`, `no-table`. */
export async function tablesOf(
  bytes: Uint8Array,
  { word, readSpreadsheet }: TableReaders,
): Promise<Decoded<readonly (readonly RawRow[])[]>> {
  if (!isZip(bytes)) return tableOfText(bytes)
  const sheets = await readSpreadsheet(bytes)
  if (sheets.ok) return decoded(sheets.value.map(numbered))
  if (sheets.reason !== 'not-a-spreadsheet') return refused(sheets.reason)
  const draft = await word.read(bytes)
  if (!draft.ok) return refused(draft.reason === 'too-large' || draft.reason === 'too-many-paragraphs' ? 'too-large' : 'no-table')
  return decoded(draft.value.blocks.flatMap(tablesIn).map(numbered))
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function tableOfText(bytes: Uint8Array): Decoded<readonly (readonly RawRow[])[]> {
  const reading = readTable(bytes)
  if (!reading.ok) return refused(reading.reason.startsWith('too_') ? 'too-large' : 'no-table')
  const { columns, rows } = reading.table
  return decoded([[{ line: 1, cells: columns }, ...rows]])
}

const numbered = (rows: readonly (readonly string[])[]): readonly RawRow[] => rows.map((cells, index) => ({ line: index + 1, cells }))

function tablesIn(node: DocumentNode): readonly (readonly (readonly string[])[])[] {
  if (isText(node)) return []
  if (node.type !== 'table') return node.content.flatMap(tablesIn)
  return [node.content.map((row) => (isText(row) ? [] : row.content.map(nodeText)))]
}

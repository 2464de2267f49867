/** Which character separates a table's cells. */
import { type CsvRecord, readCsv } from './csv-records.ts'
import { filledCells, headerIndex } from './header-row.ts'

/** Separators that are tried, in order of preference where the text does not tell. */
export const SEPARATORS = [',', ';', '\t', '|'] as const

const SAMPLE_CHARACTERS = 65_536
const CLEAR = 0.5
const UNDIVIDED = 0.01
const SAMPLE = { records: 50, columns: 1000, cells: 50_000 }

/**
 * The separator under which the first lines look most like a table: a header of many columns, and as many cells in every record.
 * The first line decides if it can; a title above the header is looked through only if it cannot. Without any sign: a comma.
 */
export function guessSeparator(text: string): string {
  const readings = SEPARATORS.map((separator) => sampleOf(text, separator))
  const byFirst = readings.map((records) => (filledCells(records[0]) < 2 ? 0 : likeness(records, 0)))
  const scores = Math.max(...byFirst) >= CLEAR ? byFirst : readings.map((records) => likeness(records, headerIndex(records)))
  return SEPARATORS[scores.indexOf(Math.max(...scores))] ?? ','
}

/** The first records that are not blank; the last one is left out if the sample may have cut it. */
function sampleOf(text: string, separator: string): readonly CsvRecord[] {
  const { records } = readCsv(text.slice(0, SAMPLE_CHARACTERS), separator, SAMPLE)
  const isCut = text.length > SAMPLE_CHARACTERS && records.length > 1 && records.length < SAMPLE.records
  return (isCut ? records.slice(0, -1) : records).filter((record) => filledCells(record) > 0)
}

/** How many times the header is divided, weighted by the share of records divided as often. Undivided text counts a little, if all of it is. */
function likeness(records: readonly CsvRecord[], header: number): number {
  const columns = records[header]?.cells.length ?? 0
  return ((columns - 1 + UNDIVIDED) * records.filter(({ cells }) => cells.length === columns).length) / Math.max(1, records.length)
}

/** Which record of a table names its columns, and the names made unique. */
import type { CsvRecord } from './csv-records.ts'

const LOOK_AHEAD = 5

/** How many cells of a record hold something. */
export const filledCells = (record: CsvRecord | undefined): number => record?.cells.filter((cell) => cell.trim() !== '').length ?? 0

/**
 * Index of the header among records that are not blank. Spreadsheets often carry a title above their table: records with a single filled
 * cell are passed over while a record with three or more follows within five lines.
 */
export function headerIndex(records: readonly CsvRecord[]): number {
  const index = records.findIndex((record) => filledCells(record) !== 1)
  const isTable = index > 0 && index <= LOOK_AHEAD && filledCells(records[index]) >= 3
  return isTable ? index : 0
}

/** Column names, trimmed, on one line, each different: blank ones become `Column 3`, repeated ones `Theme (2)`. `columns` is how many to give. */
export function columnNames(header: readonly string[], columns: number): readonly string[] {
  const names: string[] = []
  const taken = new Set<string>()
  for (let index = 0; index < columns; index += 1) {
    const name = freeName(oneLine(header[index] ?? '') || `Column ${index + 1}`, taken)
    taken.add(name)
    names.push(name)
  }
  return names
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count += 1) name = `${wanted} (${count})`
  return name
}

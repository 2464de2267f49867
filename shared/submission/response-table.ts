/** The table of responses as a government sends it back, row by row. Pure: a preview and taking it read alike. SPEC rule RESP-3. */
import { statedDay } from '../signing/stated-day.ts'
import { resultOf, type StatedResponse } from './response.ts'
import { submissionWords } from './words.ts'

/** Columns that are looked for. */
export const RESPONSE_COLUMNS = ['number', 'commitment', 'response', 'reason', 'unit', 'date'] as const
/** See `RESPONSE_COLUMNS`. */
export type ResponseColumn = (typeof RESPONSE_COLUMNS)[number]

/** Rows of any table, with where each stands in its file, from 1. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] }

/** One row that answers, or could. */
export interface ResponseRow {
  readonly line: number
  /** As it stands there. */
  readonly number: string
  readonly commitment: string
  /** Undefined where nothing was filled in. */
  readonly response: StatedResponse | undefined
}

/** The rows below the headings; `missing` names columns without which it is no such table. */
export interface ResponseTable {
  readonly rows: readonly ResponseRow[]
  readonly missing: readonly ResponseColumn[]
}

/** Most characters of each thing that is said: longer ones end in …. */
const MAX_CHARACTERS = 4000

const REQUIRED: readonly ResponseColumn[] = ['number', 'response']

/** Headings beside those that the documents have. */
const MORE_HEADS: { readonly [C in ResponseColumn]: readonly string[] } = {
  number: ['number', 'no', 'nr', 'n°', 'nº', '#', 'position'],
  commitment: ['nap number', 'commitment number'],
  response: ['answer', 'government response'],
  reason: ['reasons', 'explanation'],
  unit: ['ministry', 'department', 'agency'],
  date: ['day', 'on'],
}

/** Finds the headings and reads what stands below them. */
export function readResponseTable(rows: readonly RawRow[]): ResponseTable {
  const heads = rows.map(({ cells }) => columnsOf(cells))
  const at = heads.findIndex((found) => REQUIRED.every((column) => found.has(column)))
  const found = heads[at]
  if (!found) return { rows: [], missing: REQUIRED.filter((column) => !heads.some((one) => one.has(column))) }
  const below = rows.slice(at + 1).map((row) => rowOf(row, found))
  return { rows: below.filter(({ number, response }) => number !== '' || response !== undefined), missing: [] }
}

type Columns = ReadonlyMap<ResponseColumn, number>

function columnsOf(cells: readonly string[]): Columns {
  const named = cells.map(plain)
  return new Map(
    RESPONSE_COLUMNS.flatMap((column) => {
      const index = named.findIndex((name) => HEADS[column].has(name))
      return index < 0 ? [] : [[column, index] as const]
    }),
  )
}

const plain = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*[.:]$/u, '')

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

const HEADS = Object.fromEntries(
  RESPONSE_COLUMNS.map((column) => [
    column,
    new Set([...LANGUAGES.map((language) => plain(submissionWords(language)[column])), ...MORE_HEADS[column]]),
  ]),
) as unknown as { readonly [C in ResponseColumn]: ReadonlySet<string> }

function rowOf({ line, cells }: RawRow, columns: Columns): ResponseRow {
  const cell = (column: ResponseColumn): string => shortened(cells[columns.get(column) ?? -1]?.trim() ?? '')
  const [words, reason, unit, date] = [cell('response'), cell('reason'), cell('unit'), cell('date')]
  const isFilled = [words, reason, unit, date].some((part) => part !== '')
  const response = isFilled ? { result: resultOf(words), words, reason, unit, on: statedDay(date) || date } : undefined
  return { line, number: cell('number').replace(/\.$/, ''), commitment: cell('commitment'), response }
}

const shortened = (text: string): string => (text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS).toWellFormed()}…` : text)

/** The table to be filled in: headings, and a row for each position. */
export const emptyResponseTable = (
  language: (typeof LANGUAGES)[number],
  positions: readonly { readonly number: number; readonly commitment: string; readonly ask: string }[],
): readonly (readonly (string | number)[])[] => {
  const words = submissionWords(language)
  const head = [words.number, words.commitment, words.ask, words.response, words.reason, words.unit, words.date]
  return [head, ...positions.map(({ number, commitment, ask }) => [number, commitment, ask, '', '', '', ''])]
}

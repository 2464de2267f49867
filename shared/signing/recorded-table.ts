/** A table of answers that came by e-mail or on paper, row by row, with what is wrong in each. Pure: previewing and taking are the same call. */
import type { Table, TableRow } from '../plan/table.ts'
import { statedDay } from './stated-day.ts'
import type { Decision } from './terms.ts'

/** What a row must say, and what it may. */
export const RECORDED_COLUMNS = ['organisation', 'country', 'text', 'answer', 'except', 'on', 'source'] as const
/** See `RECORDED_COLUMNS`. */
export type RecordedColumn = (typeof RECORDED_COLUMNS)[number]

/** Why a row cannot be taken. */
export type RecordedProblem = 'no-organisation' | 'no-text' | 'no-answer' | 'unknown-answer' | 'no-exception' | 'no-day' | 'no-source'

/** One row. */
export interface RecordedRow {
  /** Of the file, from 1. */
  readonly line: number
  readonly organisation: string
  readonly country: string
  /** As it stands in the table: a text's code, or the number of a position. */
  readonly text: string
  /** Undefined where the words say nothing known. */
  readonly decision: Decision | undefined
  readonly reservation: string
  /** ISO 8601 date, empty where it is none. */
  readonly on: string
  readonly source: string
  /** The first thing that is wrong; undefined where nothing is. */
  readonly problem: RecordedProblem | undefined
}

/** The rows, and columns that the table must have and does not. */
export interface RecordedTable {
  readonly rows: readonly RecordedRow[]
  readonly missing: readonly RecordedColumn[]
}

const REQUIRED: readonly RecordedColumn[] = ['organisation', 'text', 'answer', 'on', 'source']

/** How people head these columns, in the four languages. */
const HEADERS: { readonly [C in RecordedColumn]: readonly string[] } = {
  organisation: ['organisation', 'organization', 'name', 'organización', 'nom', 'nombre', 'المنظمة', 'الاسم'],
  country: ['country', 'pays', 'país', 'pais', 'البلد'],
  text: ['text', 'texte', 'texto', 'code', 'código', 'codigo', 'position', 'posición', 'posicion', 'النص', 'الرمز', 'الموقف'],
  answer: ['answer', 'réponse', 'reponse', 'respuesta', 'decision', 'décision', 'decisión', 'الجواب'],
  except: ['except', 'exception', 'reservation', 'sauf', 'réserve', 'reserve', 'salvo', 'salvedad', 'reserva', 'استثناء', 'الاستثناء'],
  on: ['given on', 'date', 'day', 'on', 'jour', 'donnée le', 'fecha', 'día', 'dia', 'dada el', 'التاريخ', 'اليوم'],
  source: ['how it came', 'source', 'came by', 'arrivée par', 'comment', 'cómo llegó', 'como llego', 'fuente', 'كيف وصل', 'المصدر'],
}

/** What people write for an answer, in the four languages. */
const ANSWERS: { readonly [D in 'endorsed' | 'endorsed_with_reservation' | 'abstained' | 'declined' | 'withdrawn']: readonly string[] } = {
  endorsed: ['yes', 'y', 'oui', 'sí', 'si', 'نعم', 'endorsed', 'signs', 'x'],
  endorsed_with_reservation: [
    'yes, except',
    'yes except',
    'except',
    'oui, sauf',
    'oui sauf',
    'sauf',
    'sí, salvo',
    'si, salvo',
    'sí salvo',
    'salvo',
    'نعم، باستثناء',
    'نعم باستثناء',
  ],
  abstained: [
    'takes no side',
    'no side',
    'abstains',
    'abstained',
    'ne prend pas parti',
    'abstention',
    'no toma partido',
    'abstención',
    'لا تنحاز',
  ],
  declined: ['no', 'n', 'does not sign', 'declined', 'non', 'ne souscrit pas', 'no suscribe', 'لا', 'لا تؤيد'],
  withdrawn: ['took its signature back', 'withdrawn', 'a retiré sa signature', 'retirée', 'retiró su firma', 'retirada', 'سحبت توقيعها'],
}

/** Reads the table's rows. */
export function readRecordedTable({ columns, rows }: Pick<Table, 'columns' | 'rows'>): RecordedTable {
  const indexes = new Map(
    RECORDED_COLUMNS.map((column) => [column, columns.findIndex((name) => HEADERS[column].includes(plain(name)))] as const),
  )
  const missing = REQUIRED.filter((column) => (indexes.get(column) ?? -1) < 0)
  return { rows: missing.length > 0 ? [] : rows.map((row) => rowOf(row, indexes)), missing }
}

function rowOf({ line, cells }: TableRow, indexes: ReadonlyMap<RecordedColumn, number>): RecordedRow {
  const cell = (column: RecordedColumn): string => cells[indexes.get(column) ?? -1]?.trim() ?? ''
  const reservation = cell('except')
  const answer = cell('answer')
  const row = {
    line,
    organisation: cell('organisation'),
    country: /^[a-z]{2}$/i.test(cell('country')) ? cell('country').toUpperCase() : '',
    text: cell('text'),
    decision: decisionOf(answer, reservation),
    reservation,
    on: statedDay(cell('on')),
    source: cell('source'),
  }
  return { ...row, problem: problemOf(row, answer) }
}

function problemOf(row: Omit<RecordedRow, 'problem'>, answer: string): RecordedProblem | undefined {
  if (row.organisation === '') return 'no-organisation'
  if (row.text === '') return 'no-text'
  if (answer === '') return 'no-answer'
  if (row.decision === undefined) return 'unknown-answer'
  if (row.decision === 'endorsed_with_reservation' && row.reservation === '') return 'no-exception'
  if (row.on === '') return 'no-day'
  return row.source === '' ? 'no-source' : undefined
}

const plain = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:…|\.+|:)$/u, '')

/** A yes beside which something is excepted is one with an exception. */
function decisionOf(words: string, reservation: string): Decision | undefined {
  const said = plain(words)
  const found = (Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]).find((decision) => ANSWERS[decision].includes(said))
  return found === 'endorsed' && reservation !== '' ? 'endorsed_with_reservation' : found
}

/** Answers about what the government answered. SPEC rules RESP-1 to RESP-3. */
import type { responseCalls } from '../../../shared/api/calls/responses.ts'
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { isSameResponse, type StatedResponse } from '../../../shared/submission/response.ts'
import { emptyResponseTable, type ResponseRow, type ResponseTable, readResponseTable } from '../../../shared/submission/response-table.ts'
import { textOf } from '../../../shared/submission/section-input.ts'
import { submissionWords } from '../../../shared/submission/words.ts'
import type { EditionRecord } from '../../core/submission/editions.ts'
import type { GovernmentResponse, NewResponse } from '../../core/submission/responses.ts'
import type { OpenEditions } from '../edition-files.ts'
import { type TableReaders, tablesOf } from '../table-file.ts'
import { writeWorkbook } from './workbook.ts'

type Reading = OutputOf<'responses.import'>
type Line = Reading['lines'][number]

/** See the head of this file. */
export function responseHandlers(readers: TableReaders, here: () => OpenEditions): HandlersOf<keyof typeof responseCalls> {
  return {
    'responses.list': () => listed(here()),
    'responses.table': async ({ edition: name }) => {
      const { editions } = here()
      const { edition } = editions.find(name)
      const texts = editions.texts(edition)
      const rows = edition.positions
        .filter(({ number }) => number !== 0)
        .map(({ number, text }) => ({ number, commitment: textOf(texts, text).commitment ?? '', ask: textOf(texts, text).ask }))
      const sheet = submissionWords(edition.language).responses
      const file = await writeWorkbook({
        sheet,
        isRightToLeft: edition.language === 'ar',
        rows: emptyResponseTable(edition.language, rows),
      })
      return { name: `responses-${edition.edition}.xlsx`, file }
    },
    'responses.import': async (input) => {
      const opened = here()
      if (!opened.coalition.isCoordinator()) throw new AppError('no-right', 'Only a coordinator keeps what the government answered.')
      const record = opened.editions.find(input.edition)
      const tables = await tablesOf(Uint8Array.from(Buffer.from(input.file, 'base64')), readers)
      if (!tables.ok) return { ...NOTHING, refusal: tables.reason as Reading['refusal'] }
      const read = tables.value.map(readResponseTable)
      const table = read.find(({ missing }) => missing.length === 0) ?? leastMissing(read)
      if (!table) return { ...NOTHING, refusal: 'no-table' }
      if (table.missing.length > 0) return { ...NOTHING, missing: [...table.missing] }
      return reading(opened, record, table, input)
    },
  }
}

const NOTHING: Reading = { lines: [], missing: [], refusal: null, unanswered: [], kept: 0 }

const leastMissing = (tables: readonly ResponseTable[]): ResponseTable | undefined =>
  tables.toSorted((a, b) => a.missing.length - b.missing.length)[0]

function reading(
  { editions }: OpenEditions,
  record: EditionRecord,
  { rows }: ResponseTable,
  { results, take }: ParsedInputOf<'responses.import'>,
): Reading {
  const known = new Map(
    editions.responses.list().flatMap((one) => (one.edition === record.hash ? [[one.position as string, one] as const] : [])),
  )
  const chosen = new Map(results.map(({ number, result }) => [String(number), result]))
  const lines = withoutRepeats(rows.map((row) => lineOf(editions, record, row, { known, chosen })))
  const answers = lines.flatMap(answerIn)
  const kept = take ? editions.responses.take(record.hash, answers) : 0
  const answered = new Set<string>([...known.keys(), ...answers.map(({ position }) => position)])
  const unanswered = record.edition.positions.filter(({ position, number }) => number !== 0 && !answered.has(position))
  return { ...NOTHING, lines, unanswered: unanswered.map(({ number }) => number), kept }
}

interface Knowing {
  readonly known: ReadonlyMap<string, GovernmentResponse>
  /** By number: what a person says that words mean. */
  readonly chosen: ReadonlyMap<string, NonNullable<StatedResponse['result']>>
}

const UNANSWERED: StatedResponse = { result: null, words: '', reason: '', unit: '', on: '' }

function lineOf(editions: OpenEditions['editions'], { edition }: EditionRecord, row: ResponseRow, { known, chosen }: Knowing): Line {
  const { line, number, commitment, response } = row
  const found = edition.positions.find((one) => one.number !== 0 && String(one.number) === number)
  const printed = found && (editions.texts(edition).get(found.text)?.commitment ?? '')
  const before = found && known.get(found.position)
  const said = response ? { ...response, result: chosen.get(number) ?? meantBefore(response, before) ?? response.result } : UNANSWERED
  const about = { line, number, position: found?.position ?? null, title: found ? editions.titleOf(found.text) : '', ...said }
  if (number === '') return { ...about, change: 'none', problem: 'no-number' }
  if (!found) return { ...about, change: 'none', problem: 'unknown-number' }
  if (commitment !== '' && printed !== commitment) return { ...about, change: 'none', problem: 'other-commitment' }
  return { ...about, change: changeTo(response && said, before), problem: null }
}

/** What a person said that these words mean holds on where the same words come again. */
const meantBefore = ({ words }: StatedResponse, before: StatedResponse | undefined): StatedResponse['result'] =>
  before?.words === words ? before.result : null

function changeTo(said: StatedResponse | undefined, before: StatedResponse | undefined): Line['change'] {
  if (!said) return 'none'
  if (!before) return 'new'
  return isSameResponse(before, said) ? 'same' : 'changed'
}

/** What a table says twice is taken neither time. */
function withoutRepeats(lines: readonly Line[]): Line[] {
  const filled = lines.filter(({ change }) => change !== 'none').map(({ number }) => number)
  return lines.map((line) =>
    line.problem === null && filled.filter((number) => number === line.number).length > 1
      ? { ...line, change: 'none', problem: 'twice' }
      : line,
  )
}

function answerIn({ position, change, result, words, reason, unit, on }: Line): readonly NewResponse[] {
  if (position === null || change === 'none') return []
  return [{ position: position as NewResponse['position'], result, words, reason, unit, on }]
}

function listed({ editions, coalition }: OpenEditions): OutputOf<'responses.list'> {
  const names = new Map<string, string>(coalition.members().map(({ id, name }) => [id, name]))
  const responses = new Map(editions.responses.list().map((one) => [`${one.edition} ${one.position}`, one]))
  return editions.list().flatMap(({ edition, hash }) =>
    edition.positions
      .filter(({ number }) => number !== 0)
      .map(({ position, number, text }) => {
        const found = responses.get(`${hash} ${position}`)
        const response = found && { ...statedIn(found), by: (found.by && names.get(found.by)) ?? '' }
        return { id: hash, edition: edition.edition, position, number, title: editions.titleOf(text), response: response ?? null }
      }),
  )
}

const statedIn = ({ result, words, reason, unit, on }: GovernmentResponse): StatedResponse => ({ result, words, reason, unit, on })

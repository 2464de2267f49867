/** Published plans of two governments, and the same tables as other programs would save them. */
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { compareWithExisting } from '../../../shared/plan/compare.ts'
import { guessMapping } from '../../../shared/plan/mapping.ts'
import { SAMPLE_PLAN_CSV } from '../../../shared/plan/sample-plan.ts'
import { hasOgpData, readOgpFile } from '../../support/ogp-data.ts'
import { itemsOf, planOf, tableOf } from './read-back.ts'

const count = (values: readonly (string | undefined)[]) =>
  Object.fromEntries([...Map.groupBy(values, (value) => value ?? '')].map(([value, all]) => [value, all.length]))

/** The file's rows as another CSV reader finds them, blank cells left out, in the form in which values are kept. */
function rowsByPapa(name: string): readonly (readonly string[])[] {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(readOgpFile(name)), { skipEmptyLines: true })
  return data.slice(1).map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n').trim()).filter((cell) => cell !== ''))
}

describe.skipIf(!hasOgpData())('the published tables', () => {
  it('of the fifth US plan give 36 commitments with 70 milestones and all that is said of them', () => {
    const plan = planOf(readOgpFile('us_nap5_commitments.csv'))
    const milestones = plan.commitments.flatMap((commitment) => commitment.milestones)
    expect([plan.plans.length, plan.commitments.length, milestones.length, plan.problems.length]).toEqual([1, 36, 70, 0])
    expect(count(milestones.map(({ stated }) => stated.status))).toEqual({
      Complete: 33,
      'In Progress': 36,
      'Not Started': 1,
    })
    expect(count(milestones.map(({ completion }) => completion))).toEqual({ complete: 33, '': 36, not_started: 1 })
    expect(milestones.filter(({ leadAgencies, stated }) => leadAgencies.length > 0 && stated.progress && stated.evidence)).toHaveLength(70)
    expect(plan.commitments.find(({ rowId }) => rowId === 'US0118')?.milestones.map(({ rowId }) => rowId)).toEqual([
      'US0118.1',
      'US0118.2',
      'US0118.3',
    ])
  })

  it('of Canada give 19 commitments, 94 milestones and 306 indicators in two languages', () => {
    const plan = planOf(readOgpFile('canada_nap4_nap5_nap6_indicators.csv'))
    const milestones = plan.commitments.flatMap((commitment) => commitment.milestones)
    const indicators = milestones.flatMap((milestone) => milestone.indicators)
    expect([plan.plans.length, plan.commitments.length, milestones.length, indicators.length, plan.problems.length]).toEqual([
      3, 19, 94, 306, 0,
    ])
    expect(plan.commitments[0]?.stated).toMatchObject({
      language: 'en',
      'title@fr': 'Gouvernement ouvert facile à comprendre',
    })
    expect(indicators.every(({ stated }) => stated.indicatorText && stated['indicatorText@fr'])).toBe(true)
  })

  it('of both governments together give 149 commitments of 8 plans', () => {
    const plan = planOf(readOgpFile('commitments_us_canada.csv'))
    expect([plan.plans.length, plan.commitments.length, plan.problems.length]).toEqual([8, 149, 0])
    expect(plan.commitments.every(({ other }) => other.source)).toBe(true)
  })

  it.each(['us_nap5_commitments.csv', 'canada_nap4_nap5_nap6_indicators.csv', 'commitments_us_canada.csv'])(
    'lose no cell of %s',
    (name) => {
      const { plans, commitments } = planOf(readOgpFile(name))
      const stated = [...plans, ...itemsOf(commitments)].flatMap((item) => Object.values(item.stated))
      const kept = new Set([...stated, ...itemsOf(commitments).flatMap(({ other }) => Object.values(other))])
      expect(
        rowsByPapa(name)
          .flat()
          .filter((cell) => !kept.has(cell)),
      ).toEqual([])
    },
  )

  it('import twice without a change', () => {
    const plan = planOf(readOgpFile('canada_nap4_nap5_nap6_indicators.csv'))
    const { commitments, missing } = compareWithExisting(plan, planOf(readOgpFile('canada_nap4_nap5_nap6_indicators.csv')).commitments)
    expect(missing).toEqual([])
    expect(new Set(commitments.flatMap(({ change, below }) => [change, ...below.map((item) => item.change)]))).toEqual(new Set(['same']))
  })

  it.each([
    [
      'semicolons, a byte-order mark and CRLF',
      (rows: string[][]) => new TextEncoder().encode(`\ufeff${Papa.unparse(rows, { delimiter: ';', newline: '\r\n' })}`),
    ],
    ['tabs', (rows: string[][]) => new TextEncoder().encode(Papa.unparse(rows, { delimiter: '\t' }))],
    ['semicolons and Windows-1252', (rows: string[][]) => windows1252(Papa.unparse(rows, { delimiter: ';' }))],
  ])('give the same plan when saved with %s', (_, save) => {
    const original = tableOf(readOgpFile('canada_nap4_nap5_nap6_indicators.csv'))
    const saved = [original.columns, ...original.rows.map(({ cells }) => cells)].map((row) => row.map(toWindows1252Characters))
    expect(planOf(save(saved)).commitments.map(withoutLines)).toEqual(planOf(Papa.unparse(saved)).commitments.map(withoutLines))
  })
})

const withoutLines = (commitment: unknown): unknown =>
  JSON.parse(JSON.stringify(commitment, (key, value: unknown) => (key === 'line' ? undefined : value)))

const HIGH = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128))

/** Characters that Windows-1252 has not, such as the non-breaking hyphen, become question marks, as when a spreadsheet saves. */
const toWindows1252Characters = (text: string): string =>
  [...text].map((character) => (character < '\u0080' || HIGH.includes(character) ? character : '?')).join('')

const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => (character < '\u0080' ? character.charCodeAt(0) : HIGH.indexOf(character) + 128))

describe('the sample plan', () => {
  it('imports whole: eight commitments with agencies and values, no problem', () => {
    const plan = planOf(SAMPLE_PLAN_CSV)
    expect(plan.problems).toEqual([])
    expect(plan.commitments.map(({ rowId }) => rowId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `ZZ000${number}`))
    expect(
      plan.commitments.every(
        ({ leadAgencies, values, other }) => leadAgencies.length === 1 && values.length > 0 && Object.keys(other).length === 0,
      ),
    ).toBe(true)
    expect(plan.plans).toMatchObject([{ key: 'SAMARA REPUBLIC/2' }])
    expect(guessMapping(tableOf(SAMPLE_PLAN_CSV)).columns).toHaveLength(21)
  })
})

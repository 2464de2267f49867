/** What the matrix says: filters, signs, sentences, reminders, its table for spreadsheets, where keys lead. */
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { cellSentence, stateSentence } from '../../../renderer/sign-ons/cell-sentence.ts'
import { placeAfter } from '../../../renderer/sign-ons/grid-keys.ts'
import { MARKS, markOf } from '../../../renderer/sign-ons/marks.ts'
import { type Cell, type Column, hasAnswered } from '../../../renderer/sign-ons/matrix.ts'
import { matrixCsv } from '../../../renderer/sign-ons/matrix-csv.ts'
import { FILTERS, rowsWith, withHeading } from '../../../renderer/sign-ons/matrix-filters.ts'
import { owing, reminderText } from '../../../renderer/sign-ons/reminder.ts'
import { cellState } from '../../../shared/api/calls/signing.ts'
import { cellIn, matrixOf } from './matrix-of.ts'
import { sayerIn } from './sayer.ts'

const MATRIX = matrixOf({
  'Budget Watch': ['signed', 'signed'],
  'Green Delta': ['earlier', 'signed'],
  'Rural Forum': ['owes', 'not-reached'],
  'Teachers’ Union': ['recorded', 'no-side'],
})
const COLUMN = MATRIX.positions[0] as Column

describe('one’s own organisation', () => {
  it('has answered where it said what it decides about this very text', () => {
    const states = MARKS.map(({ state }) => state)
    expect(states.filter((state) => !hasAnswered({ state }))).toEqual(['earlier', 'silence', 'discussing', 'owes', 'not-reached'])
  })
})

describe('supporters from outside', () => {
  it('[OUTSIDE-2] stand under a heading of their own, after everybody else', () => {
    const { organisations } = MATRIX
    const rows = organisations.map((row, index) => ({ ...row, isOutside: index > 1 }))
    expect(withHeading(rows).map((row) => (row === 'outside' ? row : row.name))).toEqual([
      'Budget Watch',
      'Green Delta',
      'outside',
      'Rural Forum',
      'Teachers’ Union',
    ])
    expect(withHeading(organisations)).toEqual(organisations)
  })
})

describe('filters', () => {
  it('count whoever owes, signed an earlier text, is not reached', () => {
    const names = FILTERS.map((filter) => rowsWith(MATRIX, filter).map(({ name }) => name))
    expect(names).toEqual([
      ['Green Delta', 'Rural Forum'],
      ['Green Delta'],
      ['Rural Forum'],
      ['Budget Watch', 'Green Delta', 'Rural Forum', 'Teachers’ Union'],
    ])
  })

  it('leave out an earlier answer to a text that is open again', () => {
    const open: Cell = { ...cellIn('earlier'), isOwed: false }
    expect(rowsWith(matrixOf({ 'Green Delta': [open] }), 'earlier')).toEqual([])
  })
})

describe('signs', () => {
  it('differ for every state and never by colour alone', () => {
    const states = cellState.options.filter((state) => state !== 'not-open' && state !== 'not-asked')
    expect(MARKS.map(({ state }) => state).sort()).toEqual([...states].sort())
    expect(new Set(MARKS.map(({ mark }) => mark)).size).toBe(MARKS.length)
  })

  it('[SIGN-3] say of a recorded answer that it was recorded, and what it was', () => {
    expect(markOf(cellIn('recorded', { decision: 'declined' }))).toBe('✎✕')
    expect(markOf(cellIn('recorded'))).not.toBe(markOf(cellIn('signed')))
    expect(markOf(cellIn('earlier'))).toBe('◔1')
    expect(markOf(cellIn('not-open'))).toBe('')
  })
})

describe('sentences', () => {
  it('are whole: who, which position, what, by whom decided and when', async () => {
    const sayer = await sayerIn('en')
    const cell = cellIn('signed-except', { mandate: { body: 'Board', on: '2020-11-10' }, reservation: 'The table' })
    expect(cellSentence(sayer, 'Green Delta', COLUMN, cell)).toBe(
      'Green Delta, 1 · Title 1: signed text 2 with an exception (Board, 10 Nov 2020; except: The table)',
    )
  })

  it('[SIGN-3] never call a recorded answer signed, in any language, also to an earlier text', async () => {
    const recorded = [cellIn('recorded', { source: 'E-mail' }), cellIn('earlier', { basis: 'recorded' })]
    for (const language of ['en', 'fr', 'es', 'ar'] as const) {
      const sayer = await sayerIn(language)
      for (const cell of recorded) {
        const said = stateSentence(sayer, cell, COLUMN)
        expect(said).toContain(sayer.say('sign-ons.decision.endorsed'))
        expect(said).not.toContain(sayer.say('sign-ons.cell.signed', { number: cell.textNumber ?? 0 }))
        expect(said).not.toContain(sayer.say('sign-ons.cell.earlier', { number: cell.textNumber ?? 0 }))
      }
    }
  })

  it('exist for every state in every language', async () => {
    for (const language of ['en', 'fr', 'es', 'ar'] as const) {
      const sayer = await sayerIn(language)
      for (const state of cellState.options) expect(stateSentence(sayer, cellIn(state), COLUMN)).not.toContain('sign-ons.')
    }
  })
})

describe('a reminder', () => {
  it('[SIGN-6] names exactly those who owe, each with its own texts and codes', async () => {
    const text = reminderText(await sayerIn('en'), 'Open Samara', MATRIX, owing(MATRIX))
    expect(text.split('\n\n')).toEqual([
      'Open Samara: these organisations have not answered yet for these texts.',
      'Green Delta\n– 1 · Title 1: text 2, code CODE-0001',
      'Rural Forum\n– 1 · Title 1: text 2, code CODE-0001\n– 2 · Title 2: text 2, code CODE-0002',
      expect.stringContaining('Sign-ons'),
    ])
  })

  it('is in the language of the page', async () => {
    const text = reminderText(await sayerIn('ar'), 'Open Samara', MATRIX, owing(MATRIX))
    expect(text).toContain('لم تجب هذه المنظمات بعد')
    expect(text).toContain('CODE-0002')
  })
})

describe('the table for spreadsheets', () => {
  it('is read back whole, and no name becomes a formula', async () => {
    const rows = { '=HYPERLINK("http://example.org")': ['signed'], 'Commas, "quotes"\nand lines': ['owes'] } as const
    const csv = matrixCsv(await sayerIn('en'), matrixOf(rows))
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(Papa.parse<string[]>(csv.slice(1)).data).toEqual([
      ['Organisation', '1 · Title 1 (Text 2, code CODE-0001)', 'owes'],
      ['\'=HYPERLINK("http://example.org")', 'signed text 2', '0'],
      ['Commas, "quotes"\nand lines', 'has not answered text 2 yet', '1'],
    ])
  })
})

describe('keys in the grid', () => {
  const extent = { rows: 5, columns: 4, isRightToLeft: false }
  const press = (key: string, from = { row: 2, column: 2 }, more = {}, ctrlKey = false) =>
    placeAfter({ key, ctrlKey }, from, { ...extent, ...more })

  it('go to the neighbour, and in Arabic the other way sideways', () => {
    expect(press('ArrowRight')).toEqual({ row: 2, column: 3 })
    expect(press('ArrowRight', undefined, { isRightToLeft: true })).toEqual({ row: 2, column: 1 })
    expect(press('ArrowUp')).toEqual({ row: 1, column: 2 })
  })

  it('stay inside, and go to the ends of a row and of all', () => {
    expect(press('ArrowLeft', { row: 0, column: 0 })).toEqual({ row: 0, column: 0 })
    expect(press('PageDown')).toEqual({ row: 4, column: 2 })
    expect(press('Home')).toEqual({ row: 2, column: 0 })
    expect(press('End', undefined, {}, true)).toEqual({ row: 4, column: 3 })
    expect(press('Tab')).toBeUndefined()
    expect(press('constructor')).toBeUndefined()
  })
})

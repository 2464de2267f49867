/** Deadlines where people read them: how long there is, what comes after them, in reminders, on the start page. */
import { createIntl } from 'react-intl'
import { describe, expect, it } from 'vitest'
import { closesWords, isDayAfter } from '../../../renderer/deadline/deadline-words.ts'
import { closingItems, coordinatorItems, signerItems } from '../../../renderer/home/signing-items.ts'
import { stateSentence } from '../../../renderer/sign-ons/cell-sentence.ts'
import type { Matrix } from '../../../renderer/sign-ons/matrix.ts'
import { owing, reminderText } from '../../../renderer/sign-ons/reminder.ts'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { cellIn, matrixOf } from '../sign-ons/matrix-of.ts'
import { sayerIn } from '../sign-ons/sayer.ts'

const HOUR_MS = 3_600_000
const AT = Date.UTC(2020, 11, 4, 14)
const DEADLINE = { at: AT, zone: 'Africa/Nairobi' }
const until = (matrix: Matrix): Matrix => ({ ...matrix, positions: matrix.positions.map((column) => ({ ...column, deadline: DEADLINE })) })
const position = (stage: 'drafting' | 'endorsement_open' | 'submitted'): OutputOf<'position.list'>[number] => ({
  id: stage,
  number: 1,
  title: 'Budget',
  ask: '',
  stance: null,
  commitment: null,
  language: null,
  words: 0,
  excerpt: '',
  textHash: null,
  missingBytes: 0,
  leftOut: 0,
  leadWriters: [],
  onlyLeadWriters: false,
  created: null,
  stage,
  deadline: DEADLINE,
  openRemarks: 0,
})

describe('a deadline on pages', () => {
  it('says how long there is, and how long it is over', async () => {
    const { say } = await sayerIn('en')
    const intl = createIntl({ locale: 'en-GB' })
    expect(closesWords(intl, say, DEADLINE, AT - 72 * HOUR_MS)).toBe('closes in 3 days')
    expect(closesWords(intl, say, DEADLINE, AT + 2 * HOUR_MS)).toBe('the time was over 2 hours ago')
  })

  it('is held against a discussion by the day where it was given', async () => {
    // 23:30 in Nairobi is another day in Los Angeles.
    const late = { at: Date.UTC(2020, 11, 4, 20, 30), zone: 'Africa/Nairobi' }
    expect([isDayAfter('2020-12-04', late), isDayAfter('2020-12-05', late), isDayAfter('2099-01-01', null)]).toEqual([false, true, false])
    expect(isDayAfter('2020-12-05', { ...late, zone: 'Asia/Tokyo' })).toBe(false)
    const sayer = await sayerIn('en')
    const column = { text: { hash: 'hash', code: 'CODE', number: 2 }, deadline: DEADLINE }
    const said = (day: string): string => stateSentence(sayer, cellIn('discussing', { until: day }), column)
    expect(said('2020-12-04')).toBe('is discussing text 2 (answer by 4 Dec 2020)')
    expect(said('2020-12-09')).toBe('is discussing text 2 (answer by 9 Dec 2020, after the time for answers)')
  })

  it('is in a reminder with its zone, whoever reads it wherever', async () => {
    const matrix = until(matrixOf({ 'Green Delta': ['owes'] }))
    const text = reminderText(await sayerIn('en'), 'Open Samara', matrix, owing(matrix))
    expect(text).toContain('– 1 · Title 1: text 2, code CODE-0001; answer by Fri, 4 Dec 2020, 17:00 Nairobi\n')
    expect(text).not.toContain('(your')
  })
})

describe('the start page', () => {
  const facts = { objections: new Map(), wordsChanged: new Map() }
  const kindsAt = (nowMs: number, matrix = matrixOf({})) => {
    const all = { ...facts, nowMs, matrix, positions: [position('drafting'), position('endorsement_open')] }
    return { soon: closingItems(all), over: coordinatorItems(all) }
  }

  it('says a week before that a stage of writing closes, and nothing earlier', () => {
    expect(kindsAt(AT - 8 * 24 * HOUR_MS).soon).toEqual([])
    expect(kindsAt(AT - 6 * 24 * HOUR_MS).soon).toMatchObject([{ kind: 'closing-soon', stage: 'drafting', deadline: DEADLINE }])
    expect(kindsAt(AT).soon).toEqual([])
  })

  it('[APPLY-4] [META-6] asks a coordinator to move on what is over: nothing moved by the clock', () => {
    expect(kindsAt(AT - 1).over).toEqual([])
    expect(kindsAt(AT).over.map(({ kind, id }) => [kind, id])).toEqual([
      ['time-over', 'time-over drafting'],
      ['time-over', 'time-over endorsement_open'],
    ])
  })

  it('says with the answers that are owed until when', () => {
    const matrix = until(matrixOf({ 'Green Delta': ['owes', 'earlier', 'discussing'] }))
    expect(signerItems({ ...facts, nowMs: 0, matrix, positions: [] })).toMatchObject([
      { kind: 'answers-owed', deadline: DEADLINE },
      { kind: 'changed', deadline: DEADLINE },
      { kind: 'discussing', deadline: DEADLINE },
    ])
  })
})

/** What is missing before an answer can be signed, and what is signed then. */
import { describe, expect, it } from 'vitest'
import {
  type AnswerDraft,
  answersOf,
  type ChangedChoice,
  changedDraft,
  choicesFor,
  emptyDraft,
  isReady,
  mandateBefore,
  missingIn,
} from '../../../renderer/sign-ons/answer-drafts.ts'
import { type AnswerSubject, owedSubjects, subjectsOf } from '../../../renderer/sign-ons/matrix.ts'
import { cellIn, matrixOf } from './matrix-of.ts'

const MANDATE = { body: ' Board ', on: '2026-11-10' }
const subject = (cell: AnswerSubject['cell']): AnswerSubject => ({
  position: 'p1',
  number: 1,
  title: 'Budget',
  text: { hash: 'hash', code: 'K7M2-9QXD', number: 2 },
  deadline: null,
  cell,
})
const owing = subject(cellIn('owes'))
const draft = (choice: AnswerDraft['choice'], more: Partial<AnswerDraft> = {}): AnswerDraft => ({
  choice,
  reservation: '',
  until: '',
  ...more,
})
const ready = (drafts: readonly AnswerDraft[], mandate = MANDATE): boolean => isReady(missingIn({ drafts, mandate }))

describe('the texts one answers', () => {
  it('are those in force, for those who sign', () => {
    const matrix = matrixOf({ 'Green Delta': ['owes', 'signed', 'discussing'], Others: ['signed', 'owes', 'owes'] })
    expect(subjectsOf(matrix).map(({ position }) => position)).toEqual(['p1', 'p2', 'p3'])
    expect(owedSubjects(matrix).map(({ position }) => position)).toEqual(['p1', 'p3'])
    expect(subjectsOf({ ...matrix, maySign: false })).toEqual([])
    expect(subjectsOf({ ...matrix, positions: matrix.positions.map((column) => ({ ...column, text: null })) })).toEqual([])
  })
})

describe('an answer', () => {
  it('[SIGN-2] needs who decided and when, unless it only discusses', () => {
    expect(ready([draft('yes')])).toBe(true)
    expect(ready([draft('yes')], { body: ' ', on: '2026-11-10' })).toBe(false)
    expect(ready([draft('yes')], { body: 'Board', on: '' })).toBe(false)
    expect(ready([draft('discussing', { until: '2026-12-01' })], { body: '', on: '' })).toBe(true)
  })

  it('needs the words of an exception and the day until which it is discussed', () => {
    expect(missingIn({ drafts: [draft('except'), draft('discussing')], mandate: MANDATE })).toMatchObject({
      reservation: [true, false],
      until: [false, true],
    })
    expect(ready([draft('except', { reservation: 'The table' }), draft('later')])).toBe(true)
  })

  it('is one at least: texts left for later are not signed', () => {
    expect(ready([draft('later'), draft(null)])).toBe(false)
    const { answers, mandate } = answersOf([owing, owing], { drafts: [draft('later'), draft('no-side')], mandate: MANDATE })
    expect(answers).toEqual([{ text: 'hash', decision: 'abstained' }])
    expect(mandate).toEqual({ body: 'Board', on: '2026-11-10' })
  })

  it('carries no mandate while nothing is decided', () => {
    const said = answersOf([owing], { drafts: [draft('discussing', { until: '2026-12-01' })], mandate: MANDATE })
    expect(said).toEqual({ answers: [{ text: 'hash', decision: 'in_internal_review', until: '2026-12-01' }] })
  })

  it('to a changed text extends the earlier one with its exception, keeps to it, or objects', () => {
    const before = subject(cellIn('earlier', { decision: 'endorsed_with_reservation', reservation: 'Not the table' }))
    const say = (choice: AnswerDraft['choice'], reservation = '') =>
      answersOf([before], { drafts: [draft(choice, { reservation })], mandate: MANDATE }).answers
    expect(choicesFor(before).first).toEqual(['yes', 'keep-earlier', 'object'])
    expect(emptyDraft(before).reservation).toBe('Not the table')
    expect(say('yes')).toEqual([{ text: 'hash', decision: 'endorsed_with_reservation', reservation: 'Not the table' }])
    expect(say('keep-earlier')).toEqual([{ text: 'hash', decision: 'kept_earlier' }])
    expect(say('object', 'Weekly is too much')).toEqual([{ text: 'hash', decision: 'declined', reservation: 'Weekly is too much' }])
  })

  it('that takes a signature back takes it from the earlier text too', () => {
    const { answers } = answersOf([subject(cellIn('earlier'))], { drafts: [draft('withdrawn')], mandate: MANDATE })
    expect(answers).toEqual([
      { text: 'hash', decision: 'withdrawn' },
      { text: 'earlier-hash', decision: 'withdrawn' },
    ])
  })

  it('offers to take a signature back only where there is one', () => {
    expect(choicesFor(owing).others).not.toContain('withdrawn')
    expect(choicesFor(subject(cellIn('signed'))).others).toContain('withdrawn')
  })
})

describe('one press on a text that changed', () => {
  const before = { body: 'Board', on: '2026-11-10' }
  const changed = subject(cellIn('earlier', { decision: 'endorsed_with_reservation', reservation: 'Not the table', mandate: before }))
  const mandate = mandateBefore(changed, '2026-11-28')
  const pressed = (choice: ChangedChoice) => answersOf([changed], changedDraft(changed, choice, mandate))

  it('[SIGN-5] says yes with what was excepted before, keeps the old text, or objects', () => {
    expect(pressed('yes').answers).toEqual([{ text: 'hash', decision: 'endorsed_with_reservation', reservation: 'Not the table' }])
    expect(pressed('keep-earlier').answers).toEqual([{ text: 'hash', decision: 'kept_earlier' }])
    expect(pressed('object').answers).toEqual([{ text: 'hash', decision: 'declined' }])
  })

  it('[SIGN-2] says who decided as the last time, on the day of the press, and asks where nobody is known', () => {
    expect(pressed('yes').mandate).toEqual({ body: 'Board', on: '2026-11-28' })
    const recorded = subject(cellIn('earlier', { basis: 'recorded' }))
    const missing = missingIn(changedDraft(recorded, 'yes', mandateBefore(recorded, '2026-11-28')))
    expect([isReady(missing), missing.body, missing.on]).toEqual([false, true, false])
  })
})

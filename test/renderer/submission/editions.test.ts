/** Drafts of the next edition, what differs between two, and what is known of their way. */
import { describe, expect, it } from 'vitest'
import { todayHere } from '../../../renderer/messages/today.ts'
import { changesBetween } from '../../../renderer/submission/edition-changes.ts'
import { beginDraft, hindrance, type Position, requestOf } from '../../../renderer/submission/edition-draft.ts'
import { notPrinted } from '../../../renderer/submission/not-printed.ts'
import { sendingState } from '../../../renderer/submission/sending-state.ts'
import { matrixOf } from '../sign-ons/matrix-of.ts'
import { editionOf, sendingOf, textOf } from './edition-of.ts'

const position = (id: string, more: Partial<Position> = {}): Position => ({
  id,
  number: Number(id.slice(1)),
  title: `Title of ${id}`,
  ask: '',
  stance: null,
  commitment: null,
  words: 0,
  excerpt: '',
  textHash: null,
  missingBytes: 0,
  leftOut: 0,
  leadWriters: [],
  onlyLeadWriters: false,
  created: null,
  stage: 'endorsement_open',
  openRemarks: 0,
  language: null,
  deadline: null,
  ...more,
})

describe('a draft', () => {
  it('begins with every text that can go out, the next like the edition before, on its own day', () => {
    const choosable = [position('p1'), position('p2')]
    expect(beginDraft(choosable, undefined, 'fr')).toMatchObject({
      positions: ['p1', 'p2'],
      title: '',
      language: 'fr',
      responseTable: true,
    })
    const last = editionOf(1, [textOf('p0'), textOf('p2'), textOf('p9')], { responseTable: false, notAgreed: 2, day: '2026-11-01' })
    expect(beginDraft(choosable, last, 'fr')).toMatchObject({
      positions: ['p2'],
      title: 'Joint submission',
      language: 'en',
      day: '',
      addressees: 'Ministry of Finance',
      responseTable: false,
      annex: true,
    })
  })

  it('is asked about with one addressee a line, and without a day where none is written', () => {
    const draft = { ...beginDraft([position('p1')], undefined, 'en'), addressees: ' Ministry \n\nParliament', title: 'T' }
    const asked = requestOf(draft)
    expect(asked).toMatchObject({ positions: ['p1'], addressees: ['Ministry', 'Parliament'], title: 'T', wordLimit: null })
    expect('day' in asked).toBe(false)
    expect(requestOf({ ...draft, day: '2026-11-18' })).toMatchObject({ day: '2026-11-18' })
  })

  it('[SUB-4] takes closed texts with a number alone, and says why not others', () => {
    expect(hindrance(position('p1'), true)).toBeUndefined()
    expect(hindrance(position('p1'), false)).toBe('open')
    expect(hindrance(position('p1', { number: null }), true)).toBe('no-number')
    expect(hindrance(position('p1', { stage: 'withdrawn' }), true)).toBe('withdrawn')
  })
})

describe('two editions', () => {
  it('differ by texts that came, went or were closed anew, and by who signed', () => {
    const from = editionOf(1, [textOf('p1'), textOf('p2'), textOf('p3')])
    const to = editionOf(2, [textOf('p2', 2), textOf('p1'), textOf('p4')], { named: { signed: 5, recorded: 0, silent: 0 } })
    const changes = changesBetween(from, to)
    expect(changes.added.map((text) => text.position)).toEqual(['p4'])
    expect(changes.removed.map((text) => text.position)).toEqual(['p3'])
    expect(changes.changed.map((pair) => [pair.from.textNumber, pair.to.textNumber])).toEqual([[1, 2]])
    expect(changes).toMatchObject({ same: 1, signed: { from: 3, to: 6 } })
  })
})

describe('an edition’s way', () => {
  it('[SUB-8] is called sent only while something did not come back, received only with a receipt', () => {
    const state = (...results: readonly ('receipt' | 'bounce' | undefined)[]) =>
      sendingState({ sendings: results.map((result, index) => sendingOf(`2026-11-1${index}`, result)) })
    expect(state()).toBe('not-sent')
    expect(state(undefined)).toBe('sent')
    expect(state('bounce')).toBe('bounced')
    expect(state('bounce', undefined)).toBe('sent')
    expect(state('bounce', 'receipt', undefined)).toBe('received')
  })
})

describe('what no document prints', () => {
  it('is counted for each text by what was said', () => {
    const matrix = matrixOf({ A: ['signed', 'no-side'], B: ['no-side', 'no-side'], C: ['declined', 'owes'] })
    expect(notPrinted(matrix, 'p1')).toMatchObject({ 'no-side': 1, declined: 1, owes: 0 })
    expect(notPrinted(matrix, 'p2')).toMatchObject({ 'no-side': 2, declined: 0, owes: 1 })
    expect(notPrinted(matrix, 'elsewhere')).toMatchObject({ 'no-side': 0, owes: 0 })
  })
})

describe('today', () => {
  it('is the day of the place, not of Greenwich', () => {
    expect(todayHere(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05')
  })
})

/** The silence procedure as pages show it. */
import { describe, expect, it } from 'vitest'
import { announcedOn, countableSilence, silenceReach, textsForSilence } from '../../../renderer/agreement/silence.ts'
import { stateSentence } from '../../../renderer/sign-ons/cell-sentence.ts'
import type { Cell } from '../../../renderer/sign-ons/matrix.ts'
import { cellIn, matrixOf } from '../sign-ons/matrix-of.ts'
import { sayerIn } from '../sign-ons/sayer.ts'

const UNTIL = Date.UTC(2020, 11, 4, 14)
const announced = (state: Cell['state'], more: Partial<Cell> = {}): Cell => ({
  ...cellIn(state),
  silence: { until: UNTIL, zone: 'Africa/Nairobi', taken: null },
  ...more,
})

describe('silence on pages', () => {
  it('[SIGN-4] counts for those who have the text, and names those who may not have it', () => {
    const matrix = matrixOf({
      'Budget Watch': ['signed', 'owes'],
      'Green Delta': [{ ...cellIn('earlier'), isReached: false }, 'signed'],
      'Rural Forum': ['not-reached', 'discussing'],
      'Land Watch': ['earlier', 'signed'],
    })
    const both = new Set(['p1', 'p2'])
    expect(silenceReach(matrix, both)).toEqual({ counted: ['Land Watch', 'Budget Watch'], leftOut: ['Green Delta', 'Rural Forum'] })
    expect(silenceReach(matrix, new Set(['p2']))).toEqual({ counted: ['Budget Watch'], leftOut: [] })
    expect(textsForSilence(matrix).map(({ id }) => id)).toEqual(['p1', 'p2'])
    expect(textsForSilence(matrixOf({ 'Rural Forum': ['not-reached'], 'Green Delta': ['discussing'] }))).toEqual([])
  })

  it('[SIGN-4] shows what was announced until somebody answers, and is counted by nobody’s clock', () => {
    const matrix = matrixOf({
      'Budget Watch': [announced('owes')],
      'Green Delta': [announced('signed')],
      'Rural Forum': [announced('silence', { silence: { until: UNTIL, zone: null, taken: UNTIL + 1 } })],
      'Land Watch': [announced('earlier', { isReached: false })],
    })
    expect(announcedOn(matrix, 'p1')).toEqual([{ until: UNTIL, zone: 'Africa/Nairobi', names: ['Budget Watch', 'Land Watch'] }])
    expect(announcedOn(matrix, 'p9')).toEqual([])
    expect(countableSilence(matrix, UNTIL - 1)).toEqual({ texts: [], organisations: 0 })
    expect(countableSilence(matrix, UNTIL)).toEqual({ texts: ['hash-1'], organisations: 1 })
  })

  it('says in the matrix until when, where it was meant and where one reads it', async () => {
    const sayer = await sayerIn('en')
    const column = { text: { hash: 'hash', code: 'CODE', number: 2 }, deadline: null }
    expect(stateSentence(sayer, announced('owes'), column)).toBe(
      'has not answered text 2 yet (no answer by Fri, 4 Dec 2020, 17:00 Nairobi (your 15:00) counts as agreed by silence, shown as such)',
    )
    expect(stateSentence(sayer, announced('signed'), column)).not.toContain('silence')
  })
})

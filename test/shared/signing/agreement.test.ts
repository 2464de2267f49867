/** When a coalition counts as agreed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgreementRule, type AnswerCounts, judgeAgreement } from '../../../shared/signing/agreement.ts'

const NOTHING: AnswerCounts = { asked: 9, signed: 0, silent: 0, recordedYes: 0, otherwise: 0, owing: 9, unheard: 0 }
const TWO_THIRDS: AgreementRule = { needs: { share: 2 / 3 }, silenceCounts: false, recordedCounts: true }
const judge = (rule: AgreementRule, counts: Partial<AnswerCounts>) => judgeAgreement(rule, { ...NOTHING, ...counts }).agreement

describe('agreement', () => {
  it('is met by enough of what counts, and by nothing that does not', () => {
    expect(judge(TWO_THIRDS, { signed: 5, recordedYes: 1 })).toBe('met')
    expect(judge(TWO_THIRDS, { signed: 5, silent: 4 })).toBe('not-met')
    expect(judge({ ...TWO_THIRDS, silenceCounts: true }, { signed: 5, silent: 1 })).toBe('met')
    expect(judge({ ...TWO_THIRDS, recordedCounts: false }, { signed: 5, recordedYes: 4 })).toBe('not-met')
    expect(judgeAgreement(TWO_THIRDS, { ...NOTHING, asked: 3, signed: 2 })).toEqual({ agreement: 'met', yes: 2, needed: 2 })
    expect(judge({ ...TWO_THIRDS, needs: { count: 1 } }, { signed: 1 })).toBe('met')
  })

  it('cannot be said while those not heard from could make it so', () => {
    expect(judge(TWO_THIRDS, { signed: 4, owing: 5, unheard: 2 })).toBe('undetermined')
    expect(judge(TWO_THIRDS, { signed: 4, owing: 5, unheard: 1 })).toBe('not-met')
  })

  it('is never unmade by one more yes, nor by hearing from somebody who had said it', () => {
    const counts = fc.record({ signed: fc.nat(9), silent: fc.nat(9), recordedYes: fc.nat(9), unheard: fc.integer({ min: 1, max: 9 }) })
    const rule = fc.record({
      needs: fc.record({ share: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
      silenceCounts: fc.boolean(),
      recordedCounts: fc.boolean(),
    })
    fc.assert(
      fc.property(rule, counts, (how, some) => {
        const before = judge(how, some)
        const after = judge(how, { ...some, signed: some.signed + 1, unheard: some.unheard - 1 })
        if (before === 'met') expect(after).toBe('met')
        if (before === 'not-met') expect(after).toBe('not-met')
      }),
    )
  })
})

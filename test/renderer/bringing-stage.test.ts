/** What a page shows of missing words, from what the host knows. */
import { createIntl } from 'react-intl'
import { describe, expect, it } from 'vitest'
import { type BringingFacts, bringingStage, bytesUnderWay, secondsFor } from '../../renderer/bringing/bringing-stage.ts'
import { amountsIn } from '../../renderer/messages/use-amounts.ts'

const facts = (more: Partial<BringingFacts> = {}): BringingFacts => ({
  missingBytes: 3_100_000,
  openBytes: 240_000,
  texts: 12,
  cameBytes: 0,
  isCounting: false,
  choice: null,
  asks: false,
  isLinked: true,
  bytesPerSecond: 4_700,
  ...more,
})

describe('missing words', () => {
  it('[BRING-2] are asked about where the host says so, and shown while they come', () => {
    expect(bringingStage(facts({ asks: true }))).toBe('asks')
    expect(bringingStage(facts({ choice: 'all' }))).toBe('coming')
    expect(bringingStage(facts())).toBe('coming')
    expect(bringingStage(facts({ missingBytes: 0, openBytes: 0 }))).toBe('none')
  })

  it('[BRING-2] are not worth a word where they are here in a moment, or where the line is not known', () => {
    expect(bringingStage(facts({ bytesPerSecond: 1_000_000 }))).toBe('none')
    expect(bringingStage(facts({ bytesPerSecond: null }))).toBe('none')
  })

  it('[BRING-5] wait where that was chosen, where only open texts were and are here, and where nobody is linked', () => {
    expect(bringingStage(facts({ choice: 'later' }))).toBe('waits')
    expect(bringingStage(facts({ choice: 'open' }))).toBe('coming')
    expect(bringingStage(facts({ choice: 'open', openBytes: 0 }))).toBe('waits')
    expect(bringingStage(facts({ choice: 'open', openBytes: 0, isCounting: true }))).toBe('coming')
    expect(bringingStage(facts({ isLinked: false, bytesPerSecond: null }))).toBe('waits')
  })

  it('count what came with what is under way', () => {
    expect(bytesUnderWay(facts({ choice: 'open', cameBytes: 60_000 }))).toBe(300_000)
    expect(bytesUnderWay(facts({ choice: 'all', cameBytes: 100_000 }))).toBe(3_200_000)
    expect(secondsFor(3_100_000, facts())).toBeCloseTo(660, 0)
    expect(secondsFor(3_100_000, facts({ bytesPerSecond: null }))).toBeUndefined()
  })
})

it('sizes and times are said as people say them', () => {
  const { size, time } = amountsIn(createIntl({ locale: 'en' }))
  expect([300, 240_000, 999_000, 3_100_000, 31_000_000].map(size)).toEqual(['1 kB', '240 kB', '999 kB', '3.1 MB', '31 MB'])
  expect([4, 34, 59, 660, 5_300, 20_000].map(time)).toEqual(['10 seconds', '30 seconds', '1 minute', '11 minutes', '88 minutes', '6 hours'])
  const arabic = amountsIn(createIntl({ locale: 'ar' }))
  expect(arabic.time(660)).toBe('11 دقيقة')
})

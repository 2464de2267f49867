/** Which way texts run. */
import { describe, expect, it } from 'vitest'
import { directionOf, directionRuns } from '../../../shared/document/direction.ts'

describe('directionOf', () => {
  it.each([
    ['Budget', 'ltr'],
    ['الميزانية', 'rtl'],
    ['תקציב', 'rtl'],
    ['2024: الميزانية (PDF)', 'rtl'],
    ['«Budget» الميزانية', 'ltr'],
    ['予算', 'ltr'],
    ['ދިވެހި', 'rtl'],
    ['\u200f123', 'rtl'],
  ])('takes the first letter of %s', (text, direction) => expect(directionOf(text)).toBe(direction))

  it.each(['', '  ', '12 – 13', '✓'])('knows none for "%s"', (text) => expect(directionOf(text)).toBeUndefined())
})

describe('directionRuns', () => {
  it('cuts a mixed text where the letters change, spaces and signs with what is around both', () => {
    expect(directionRuns('انظر (Open Budget Survey 2025).', 'rtl')).toEqual([
      { text: 'انظر (', direction: 'rtl' },
      { text: 'Open Budget Survey 2025', direction: 'ltr' },
      { text: ').', direction: 'rtl' },
    ])
    expect(directionRuns('the النسخة العربية text', 'ltr').map(({ text }) => text)).toEqual(['the ', 'النسخة العربية', ' text'])
  })

  it('cuts inside a word, and gives the text back when joined', () => {
    const text = 'الPDF، 12٪ 𞤀𞤣 – e\u0301té 3'
    expect(directionRuns(text, 'rtl').length).toBeGreaterThan(2)
    for (const base of ['ltr', 'rtl'] as const)
      expect(
        directionRuns(text, base)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    expect(directionRuns('', 'ltr')).toEqual([])
    expect(directionRuns('12', 'rtl')).toEqual([{ text: '12', direction: 'rtl' }])
  })
})

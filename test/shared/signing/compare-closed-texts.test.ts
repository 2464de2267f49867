/** What changed between two closed texts counts everything that is signed. */
import { describe, expect, it } from 'vitest'
import type { ClosedText } from '../../../shared/signing/closed-text.ts'
import { compareClosedTexts } from '../../../shared/signing/compare-closed-texts.ts'

const text = (words: string, more: Partial<ClosedText> = {}): ClosedText => ({
  schema: 1,
  title: 'Budget data',
  ask: 'Publish it monthly.',
  stance: 'support',
  commitment: 'KE0031',
  language: null,
  content: [['paragraph', [], [['text', words, []]]]],
  ...more,
})

describe('a comparison of closed texts', () => {
  it('finds nothing between equal ones', () => {
    expect(compareClosedTexts(text('Same.'), text('Same.'))).toMatchObject({ wordsAdded: 0, wordsRemoved: 0, facts: [] })
  })

  it('shows a change of what is asked although the body is the same, and the view that changed', () => {
    const { paragraphs, facts, ...counts } = compareClosedTexts(text('Same.'), text('Same.', { ask: 'Publish it weekly.', stance: null }))
    expect(paragraphs.map(({ change }) => change)).toEqual(['same', 'changed', 'same'])
    expect(paragraphs[1]?.parts).toContainEqual({ change: 'added', text: 'weekly' })
    expect(facts).toEqual([{ fact: 'stance', from: 'support', to: null }])
    expect(counts).toEqual({ wordsAdded: 1, wordsRemoved: 1 })
  })
})

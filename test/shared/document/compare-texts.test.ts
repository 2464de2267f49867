/** What changed between two texts, as people read it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../shared/document/compare-texts.ts'
import { markdownToBlocks } from '../../../shared/document/markdown.ts'
import { nodeText } from '../../../shared/document/node-text.ts'

const compare = (before: string, after: string) => compareTexts(markdownToBlocks(before), markdownToBlocks(after))

describe('comparing texts', () => {
  it('shows the words that changed, paragraph by paragraph, and counts them', () => {
    const { paragraphs, wordsAdded, wordsRemoved } = compare(
      'Stays.\n\nPublish data yearly.\n\nGoes.',
      'Stays.\n\nPublish open data monthly.\n\nNew here.',
    )
    expect(paragraphs.map(({ change }) => change)).toEqual(['same', 'changed', 'changed'])
    expect(paragraphs[1]?.parts.filter(({ change }) => change === 'added').map(({ text }) => text.trim())).toEqual(['open', 'monthly'])
    expect(paragraphs[1]?.parts.filter(({ change }) => change === 'removed').map(({ text }) => text.trim())).toEqual(['yearly'])
    expect([wordsAdded, wordsRemoved]).toEqual([4, 2])
  })

  it('sees a footnote, a table cell and a heading', () => {
    expect(compare('Words.[^1]\n\n[^1]: one', 'Words.[^1]\n\n[^1]: two')).toMatchObject({ wordsAdded: 1, wordsRemoved: 1 })
    expect(compare('| a |\n| --- |\n| 1 |', '| a |\n| --- |\n| 2 |')).toMatchObject({ wordsAdded: 1, wordsRemoved: 1 })
    expect(compare('# One', '# One')).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 })
  })

  it('holds every word of both texts, and nothing else', () => {
    const text = fc
      .array(fc.constantFrom('We', 'ask', 'monthly', 'نطلب', 'data.', '', '\n\n'), { maxLength: 30 })
      .map((words) => words.join(' '))
    const wordsOf = (markdown: string): string => markdownToBlocks(markdown).map(nodeText).join(' ').split(/\s+/).filter(Boolean).join(' ')
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compare(before, after).paragraphs.flatMap((paragraph) => [...paragraph.parts, { change: 'same' as const, text: ' ' }])
        const without = (left: 'added' | 'removed'): string =>
          parts
            .filter(({ change }) => change !== left)
            .map((part) => part.text)
            .join('')
            .split(/\s+/)
            .filter(Boolean)
            .join(' ')
        expect(without('added')).toBe(wordsOf(before))
        expect(without('removed')).toBe(wordsOf(after))
      }),
    )
  })
})

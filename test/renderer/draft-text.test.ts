/** A draft is looked through in plain words. */
import { describe, expect, it } from 'vitest'
import { draftParagraphs } from '../../renderer/word/draft-text.ts'

const words = (markdown: string): readonly string[] => draftParagraphs(markdown).map((paragraph) => paragraph.words)

describe('the paragraphs of a draft', () => {
  it('lose their marks and keep their words', () => {
    const markdown = '## Open **budgets**\n\nPublish *all* of [it](https://example.org/a) by \\*June\\*.\n\n- one\n- two'
    expect(words(markdown)).toEqual(['Open budgets', 'Publish all of it by *June*.', '• one\n• two'])
    expect(draftParagraphs(markdown).map(({ isHeading }) => isHeading)).toEqual([true, false, false])
  })

  it('show the rows of a table without the line below its head', () => {
    expect(words('| When | What |\n| --- | --- |\n| June | Budget |')).toEqual(['| When | What |\n| June | Budget |'])
  })

  it('are none where there are no words', () => {
    expect(draftParagraphs(' \n\n ')).toEqual([])
  })
})

/** Which missing words come, and in which order. */
import { describe, expect, it } from 'vitest'
import { type BringChoice, type TextUse, wantedTexts } from '../../../../electron/core/bringing/want-order.ts'
import type { DocumentId } from '../../../../shared/ids.ts'

const id = (name: string): DocumentId => name as DocumentId
const absent = [
  { document: id('closed small'), entries: 1, bytes: 10 },
  { document: id('elsewhere large'), entries: 9, bytes: 9_000 },
  { document: id('opened and closed'), entries: 2, bytes: 20 },
  { document: id('opened first'), entries: 3, bytes: 30 },
  { document: id('elsewhere small'), entries: 1, bytes: 900 },
  { document: id('shown'), entries: 5, bytes: 50_000 },
  { document: id('opened last'), entries: 4, bytes: 40 },
]
const use: TextUse = {
  shown: new Set([id('shown')]),
  openedAt: new Map([
    [id('opened first'), 1_000],
    [id('opened and closed'), 1_500],
    [id('opened last'), 2_000],
  ]),
  isClosed: (document) => document === 'closed small' || document === 'opened and closed',
}
const order = (choice: BringChoice): readonly string[] => wantedTexts(absent, use, choice).map(({ document }) => document)

describe('missing words', () => {
  it('[BRING-4] come most wanted first', () => {
    expect(order('all')).toEqual([
      'shown',
      'opened last',
      'opened first',
      'elsewhere small',
      'elsewhere large',
      'opened and closed',
      'closed small',
    ])
  })

  it('[BRING-3] come of open texts only, where that was chosen', () => {
    expect(order('open')).toEqual(['shown', 'opened last', 'opened first'])
  })

  it('[BRING-3] come of what a page shows, whatever was chosen', () => {
    expect(order('later')).toEqual(['shown'])
  })
})

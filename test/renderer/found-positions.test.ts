/** Which positions a table shows, and in which order. */
import { describe, expect, it } from 'vitest'
import { foundPositions, sortedPositions } from '../../renderer/positions/found-positions.ts'

const position = (id: string, number: number | null, title: string, commitment: string | null) => ({
  id,
  number,
  title,
  ask: `Ask of ${id}`,
  stance: null,
  commitment,
  language: null,
  words: title.length,
  excerpt: '',
  textHash: null,
  leadWriters: [],
  onlyLeadWriters: false,
  created: null,
  stage: 'drafting' as const,
  deadline: null,
  openRemarks: 0,
  missingBytes: 0,
  leftOut: 0,
})
const rows = [
  position('a', 2, 'Water', 'commitment-1'),
  position('b', null, 'Budget', null),
  position('c', 1, 'Contracts', 'commitment-9'),
  position('d', 10, 'Schools', 'commitment-5'),
]
const NAMES = new Map([
  ['commitment-1', 'ZZ0009'],
  ['commitment-9', 'ZZ0001'],
  ['commitment-5', 'ZZ0010'],
])
const commitmentName = (id: string): string => NAMES.get(id) ?? id
const order = (column: string, direction: 'ascending' | 'descending' = 'ascending') =>
  sortedPositions(rows, { column, direction }, { locale: 'en', commitmentName }).map(({ id }) => id)
const found = (words: string) => foundPositions(rows, words, commitmentName).map(({ id }) => id)

describe('positions', () => {
  it('are found by what the table shows of their commitment', () => {
    expect(found('zz0001')).toEqual(['c'])
    expect(found('commitment')).toEqual([])
    expect(found('ASK water')).toEqual(['a'])
    expect(found('')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are sorted by what the table shows of their commitment, none last', () => {
    expect(order('commitment')).toEqual(['c', 'a', 'd', 'b'])
    expect(order('commitment', 'descending')).toEqual(['b', 'd', 'a', 'c'])
  })

  it('are sorted by number, without one last, and by title', () => {
    expect(order('number')).toEqual(['c', 'a', 'd', 'b'])
    expect(order('title')).toEqual(['b', 'c', 'd', 'a'])
  })
})

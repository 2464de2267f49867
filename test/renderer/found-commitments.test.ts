/** Which commitments of a register are found. */
import { describe, expect, it } from 'vitest'
import { EVERYTHING, foundCommitments } from '../../renderer/plan/found-commitments.ts'

const commitment = (id: string, title: string, leadAgencies: string[], completion: string | null) => ({
  id,
  rowId: id,
  title,
  leadAgencies,
  completion,
  status: null,
  milestones: [{ id: `${id}.1`, rowId: '', title: `Calendar of ${title}`, status: null, completion: null }],
})
const all = [
  commitment('ZZ0001', 'Budget cycle', ['Ministry of Finance'], 'limited'),
  commitment('ZZ0002', 'Water points', ['Ministry of Water', 'Ministry of Finance'], null),
]
const ids = (wanted: Partial<typeof EVERYTHING>) =>
  foundCommitments(all, { ...EVERYTHING, ...wanted }, new Map([['ZZ0001', 2]])).map(({ id }) => id)

describe('the register', () => {
  it('finds by words of any place, all of them, whatever their case', () => {
    expect(ids({ words: 'finance BUDGET' })).toEqual(['ZZ0001'])
    expect(ids({ words: 'calendar' })).toEqual(['ZZ0001', 'ZZ0002'])
    expect(ids({ words: 'zz0002' })).toEqual(['ZZ0002'])
    expect(ids({ words: 'gold' })).toEqual([])
  })

  it('narrows by agency, completion, and whether there is a position', () => {
    expect(ids({ agency: 'Ministry of Water' })).toEqual(['ZZ0002'])
    expect(ids({ completion: 'limited' })).toEqual(['ZZ0001'])
    expect(ids({ hasPosition: true })).toEqual(['ZZ0001'])
    expect(ids({ hasPosition: false })).toEqual(['ZZ0002'])
  })
})

/** What a plan says of how far its commitments are, in its own words where no scale knows them. */
import { describe, expect, it } from 'vitest'
import { statedProgress } from '../../renderer/plan/stated-progress.ts'

const nothing = { completion: null, status: null }

describe('how far a commitment is', () => {
  it('is the level, or else the plan’s own word', () => {
    expect(statedProgress({ completion: 'limited', status: 'In Progress', milestones: [] })).toEqual([
      { of: 'limited', isLevel: true, count: null },
    ])
    expect(statedProgress({ completion: null, status: ' In Progress ', milestones: [nothing] })).toEqual([
      { of: 'In Progress', isLevel: false, count: null },
    ])
  })

  it('is what its milestones state, counted, where it states nothing itself', () => {
    const milestones = [
      { completion: 'complete', status: 'Complete' },
      { completion: null, status: 'In Progress' },
      nothing,
      { completion: null, status: 'In Progress' },
    ]
    expect(statedProgress({ ...nothing, milestones })).toEqual([
      { of: 'complete', isLevel: true, count: 1 },
      { of: 'In Progress', isLevel: false, count: 2 },
    ])
    expect(statedProgress({ ...nothing, milestones: [nothing] })).toEqual([])
  })
})

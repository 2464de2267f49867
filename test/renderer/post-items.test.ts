/** The next message and who owes it. */
import { describe, expect, it } from 'vitest'
import { type PostFacts, postItems } from '../../renderer/home/post-items.ts'

type Correspondent = PostFacts['post'][number]

const bilal: Correspondent = {
  id: 'bilal',
  name: 'Bilal',
  organisation: 'union',
  organisationName: 'Teachers’ Union',
  isNew: false,
  hasAskedByEnvelope: false,
  lacks: 0,
  unsent: 0,
  madeAt: null,
  takenAt: null,
}
const union = (isHere: boolean): PostFacts['organisations'][number] => ({
  id: 'union',
  name: 'Teachers’ Union',
  isMine: false,
  isCodeName: false,
  realName: null,
  people: [],
  isHere,
  heardAt: null,
})
const items = (more: Partial<Correspondent>, isHere = false) => {
  const { owed, awaited } = postItems({ post: [{ ...bilal, ...more }], organisations: [union(isHere)] })
  return [...owed, ...awaited]
}

describe('lines about envelopes', () => {
  it('[ENV-15] owe a welcome to whoever asked by envelope and was never heard, until it is made', () => {
    const asked = { isNew: true, hasAskedByEnvelope: true, lacks: 9, unsent: 9 }
    expect(items(asked)).toMatchObject([{ kind: 'welcome', href: '/envelope/bilal/now', isWaiting: true, name: 'Bilal' }])
    expect(items({ ...asked, madeAt: 5, unsent: 0 })).toMatchObject([{ kind: 'awaits', isNew: true, madeAt: 5, isWaiting: false }])
    expect(items({ ...asked, hasAskedByEnvelope: false })).toEqual([])
  })

  it('[ENV-15] owe a reply to whoever’s envelope came after the last one for them, where they lack something', () => {
    expect(items({ takenAt: 7, lacks: 2, unsent: 2 })).toMatchObject([{ kind: 'reply', count: 2, href: '/envelope/bilal/now' }])
    expect(items({ takenAt: 7, madeAt: 6, lacks: 2, unsent: 1 })).toMatchObject([{ kind: 'reply', count: 1 }])
    expect(items({ takenAt: 7, madeAt: 8, lacks: 2, unsent: 1 })).toEqual([])
    expect(items({ takenAt: 7 })).toEqual([])
  })

  it('wait for those who have not said that they have what was sent', () => {
    expect(items({ madeAt: 8, takenAt: 7, lacks: 2 })).toMatchObject([{ kind: 'awaits', count: 1 }])
    expect(items({ madeAt: 8, takenAt: 9, lacks: 0 })).toEqual([])
    const post = [
      { ...bilal, madeAt: 8, lacks: 2 },
      { ...bilal, id: 'dina', name: 'Dina', organisation: 'delta', madeAt: 6, lacks: 1 },
    ]
    expect(postItems({ post, organisations: [] }).awaited).toMatchObject([{ kind: 'awaits', name: 'Dina', count: 2, href: '/envelope' }])
  })

  it('are not there for those who are linked: it goes to them by itself', () => {
    expect(items({ takenAt: 7, lacks: 2, unsent: 2 }, true)).toEqual([])
    expect(items({ isNew: true, hasAskedByEnvelope: true }, true)).toEqual([])
  })
})

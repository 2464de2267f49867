/** What is said of an envelope. */
import { describe, expect, it } from 'vitest'
import {
  addedParts,
  type EnvelopeView,
  isTakeable,
  refusalWords,
  sideSentences,
  takeWords,
} from '../../../renderer/envelope/envelope-words.ts'
import { en } from '../../../renderer/messages/en.ts'

const NOTHING: EnvelopeView['adds'] = { edits: 0, positions: [], remarks: 0, closings: 0, answers: 0, members: 0, changes: 0 }
const envelope = (more: Partial<EnvelopeView> = {}): EnvelopeView => ({
  files: [0],
  refused: null,
  taken: false,
  kind: 'ordinary',
  parts: 1,
  missingParts: [],
  coalition: 'c',
  coalitionName: 'Open Samara',
  writer: { id: 'b', name: 'Bilal', organisationName: 'Teachers’ Union', isMe: false },
  madeAt: 0,
  adds: NOTHING,
  had: 0,
  waiting: 0,
  isRestored: false,
  letsIn: false,
  request: null,
  ...more,
})
const request = (state: 'waits' | 'let-in' | 'mine'): EnvelopeView =>
  envelope({ request: { name: 'Bilal', organisationName: 'Teachers’ Union', check: [], state, isMyComputer: false, isHeld: false } })

describe('what an envelope adds', () => {
  it('names what there is, the weightiest first, and counts only positions whose text changes', () => {
    const positions = [
      { id: 'p', title: 'Contracts', edits: 3 },
      { id: 'q', title: 'Budgets', edits: 0 },
    ]
    const adds = { ...NOTHING, edits: 3, positions, remarks: 1, members: 2 }
    expect(addedParts({ adds })).toEqual([
      { id: 'envelope.part.edits', values: { edits: 3, positions: 1 } },
      { id: 'envelope.part.remarks', values: { count: 1 } },
      { id: 'envelope.part.members', values: { count: 2 } },
    ])
    expect(addedParts({ adds: NOTHING })).toEqual([])
  })

  it('says what was here only beside something new, and what waits in any case', () => {
    const ids = (view: EnvelopeView): readonly string[] => sideSentences(view).map(({ id }) => id)
    expect(ids(envelope({ had: 12 }))).toEqual([])
    expect(ids(envelope({ had: 12, adds: { ...NOTHING, remarks: 1 }, waiting: 2 }))).toEqual(['envelope.had', 'envelope.waiting'])
    expect(ids(envelope({ isRestored: true }))).toEqual(['envelope.restored'])
    expect(ids(envelope({ refused: 'damaged', waiting: 2 }))).toEqual([])
  })
})

describe('why an envelope is not taken', () => {
  it('[ENV-5] says which parts are missing', () => {
    const words = refusalWords(envelope({ refused: 'part-missing', parts: 5, missingParts: [2, 4] }), 'somebody')
    expect(words?.title).toEqual({ id: 'envelope.refused.part-missing', values: { missing: 2, parts: 5, numbers: '2, 4' } })
  })

  it('[ENV-8] names whom to ask, and somebody where nobody is known', () => {
    expect(refusalWords(envelope({ refused: 'builds-on-missing' }), 'somebody')?.next.values).toMatchObject({ name: 'Bilal' })
    expect(refusalWords(envelope({ refused: 'builds-on-missing', writer: null }), 'somebody')?.next.values).toMatchObject({
      name: 'somebody',
    })
    expect(refusalWords(envelope(), 'somebody')).toBeUndefined()
  })

  it('[ENV-6] has a sentence and a next step for every reason', () => {
    const reasons = ['not-envelope', 'too-large', 'not-for-you', 'damaged', 'newer', 'forged', 'part-missing', 'stranger'] as const
    const more = ['builds-on-missing', 'other-coalition', 'not-let-in', 'already-in', 'expired', 'used', 'older'] as const
    for (const refused of [...reasons, ...more]) {
      const words = refusalWords(envelope({ refused }), 'somebody')
      expect(en[words?.title.id ?? 'kit.close'], refused).not.toBe(en['kit.close'])
      expect(en[words?.next.id ?? 'kit.close'], refused).not.toBe(en['kit.close'])
    }
  })
})

describe('the button that takes envelopes', () => {
  it('counts those that can be taken, and has its own words for requests', () => {
    expect(takeWords([envelope(), envelope({ refused: 'damaged' })])).toEqual({ id: 'envelope.take', values: { count: 1 } })
    expect(takeWords([request('waits')])).toEqual({ id: 'envelope.take.request', values: { count: 1 } })
    expect(takeWords([request('waits'), envelope()])).toEqual({ id: 'envelope.take', values: { count: 2 } })
  })

  it('is not there for what is refused, one’s own request, and one that was let in', () => {
    expect(takeWords([envelope({ refused: 'stranger' }), request('mine'), request('let-in')])).toBeUndefined()
    expect([request('mine'), request('let-in'), request('waits')].map(isTakeable)).toEqual([false, false, true])
  })
})

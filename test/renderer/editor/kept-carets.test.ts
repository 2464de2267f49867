/** Others' carets do not go away while their words are still on the way. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caret } from '../../../renderer/editor/carets.ts'
import { keptCarets } from '../../../renderer/editor/kept-carets.ts'

const text = new Y.Doc().getText('words')
text.insert(0, 'We ask for figures.')
const caretAt = (index: number, changes: Partial<Caret> = {}): Caret => {
  const place = Y.createRelativePositionFromTypeIndex(text, index)
  return { id: 'ben', name: 'Ben', colour: 'var(--person-1)', anchor: place, head: place, ...changes }
}

describe('a caret', () => {
  it('whose words are not here stays where it stood, under its present name, and moves once they are', () => {
    const [before, ahead] = [caretAt(3), caretAt(9, { name: 'Ben Carter' })]
    const kept = keptCarets([ahead], [before], () => false)
    expect(kept).toEqual([{ ...before, name: 'Ben Carter' }])
    expect(keptCarets([ahead], kept, () => true)).toEqual([ahead])
  })

  it('of somebody else stands in for nobody', () => {
    const [other, ahead] = [caretAt(3, { id: 'amina' }), caretAt(9)]
    expect(keptCarets([ahead], [other], () => false)).toEqual([ahead])
    expect(keptCarets([], [other], () => false)).toEqual([])
  })
})

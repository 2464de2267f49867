/** Lines put into another order. */
import { describe, expect, it } from 'vitest'
import { moved, movedTo } from '../../../renderer/kit/order.ts'

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join('')

describe('an order', () => {
  it('changes by one place, and stays at either end', () => {
    expect(ids(moved(items, 'c', -1))).toBe('acbd')
    expect(ids(moved(items, 'c', 1))).toBe('abdc')
    expect(moved(items, 'a', -1)).toBe(items)
    expect(moved(items, 'd', 1)).toBe(items)
    expect(moved(items, 'x', 1)).toBe(items)
  })

  it('takes what was dragged before or after where it was dropped, and nothing where that is itself', () => {
    expect(ids(movedTo(items, new Set(['d']), 'a', 'before'))).toBe('dabc')
    expect(ids(movedTo(items, new Set(['a', 'b']), 'd', 'after'))).toBe('cdab')
    expect(ids(movedTo(items, new Set(['a']), 'c', 'before'))).toBe('bacd')
    expect(movedTo(items, new Set(['a']), 'a', 'after')).toBe(items)
  })
})

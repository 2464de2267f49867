/** Remarks are read from where the cursor is. */
import { describe, expect, it } from 'vitest'
import { orderRemarks, type Remark, remarkAt } from '../../../renderer/remarks/remark-order.ts'

const by = { person: 'p', name: 'Amina', organisationName: 'Budget Watch', isMe: true }
const remark = (id: string, at: number): Remark => ({
  id,
  position: 'position',
  kind: 'remark',
  by,
  at,
  text: id,
  quote: id,
  anchor: { from: '', to: '' },
  replies: [],
  settled: null,
})
const remarks = [remark('far', 1), remark('here', 2), remark('near', 3), remark('gone late', 9), remark('gone early', 4)]
const ranges = new Map([
  ['far', { from: 100, to: 110 }],
  ['here', { from: 8, to: 20 }],
  ['near', { from: 1, to: 5 }],
])

describe('remarks beside a text', () => {
  it('are none on gone words where no editor tells, as beside a closed text', () => {
    const { placed, orphaned } = orderRemarks(remarks, undefined, 0)
    expect(placed.map(({ id }) => id)).toEqual(['far', 'here', 'near', 'gone early', 'gone late'])
    expect(orphaned).toEqual([])
  })

  it('come nearest to the cursor first, those without their words apart and oldest first', () => {
    const { placed, orphaned } = orderRemarks(remarks, ranges, 12)
    expect(placed.map(({ id }) => id)).toEqual(['here', 'near', 'far'])
    expect(orphaned.map(({ id }) => id)).toEqual(['gone early', 'gone late'])
  })

  it('are found at the cursor, the one on the fewest words first', () => {
    const nested = new Map([...ranges, ['inner', { from: 10, to: 13 }] as const])
    expect(remarkAt(nested, 12)).toBe('inner')
    expect(remarkAt(nested, 6)).toBeUndefined()
  })
})

/** Which remarks are work for the one who looks. */
import { describe, expect, it } from 'vitest'
import { waitsForMe } from '../../renderer/home/use-remarks-for-me.ts'

const me = { person: 'a', name: 'Amina', organisationName: 'Budget Watch', isMe: true }
const other = { person: 'b', name: 'Bilal', organisationName: 'Green Delta', isMe: false }
const reply = (by: typeof me) => ({ id: 'r', by, at: 1, text: 'words' })

describe('a remark', () => {
  it('waits for me while the last word in it is somebody else’s', () => {
    expect(waitsForMe({ by: other, replies: [], settled: null })).toBe(true)
    expect(waitsForMe({ by: me, replies: [], settled: null })).toBe(false)
    expect(waitsForMe({ by: me, replies: [reply(other)], settled: null })).toBe(true)
    expect(waitsForMe({ by: other, replies: [reply(me)], settled: null })).toBe(false)
    expect(waitsForMe({ by: other, replies: [], settled: { by: me, at: 2, why: '', annexed: false } })).toBe(false)
  })
})

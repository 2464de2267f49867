/** For whom an envelope can be made. */
import { describe, expect, it } from 'vitest'
import { EVERYBODY, lackedBy, recipientsOf } from '../../../renderer/envelope/recipients.ts'

const person = (id: string, organisation: string, more: { lacks?: number; isNew?: boolean } = {}) => ({
  ...{ id, name: id, organisation, organisationName: `The ${organisation}`, isNew: false, hasAskedByEnvelope: false },
  ...{ lacks: 0, unsent: 0, madeAt: null, takenAt: null },
  ...more,
})
const others = [person('bilal', 'union', { lacks: 3 }), person('dina', 'watch'), person('chen', 'union', { lacks: 5 })]

describe('recipients', () => {
  it('are everybody, then people by organisation, all of one where it has several', () => {
    expect(recipientsOf(others).map(({ id }) => id)).toEqual([EVERYBODY, 'union', 'bilal', 'chen', 'dina'])
    expect(recipientsOf([]).map(({ id }) => id)).toEqual([EVERYBODY])
  })

  it('lack as much as the one who lacks most, and all where one was never heard', () => {
    expect([EVERYBODY, 'union', 'bilal', 'dina'].map((id) => lackedBy(others, id))).toEqual([5, 5, 3, 0])
    expect(lackedBy([...others, person('emil', 'delta', { isNew: true, lacks: 9 })], EVERYBODY)).toBe('all')
    expect(lackedBy([...others, person('emil', 'delta', { isNew: true, lacks: 9 })], 'union')).toBe(5)
  })
})

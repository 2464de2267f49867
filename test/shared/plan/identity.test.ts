/** Derived ids stay the same for ever: two coalitions' devices, and two imports, must agree. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commitmentId, plainId, plainTitle, planKey } from '../../../shared/plan/identity.ts'
import { itemsOf, planOf } from './read-back.ts'

describe('the id of a commitment', () => {
  it('[META-4] is the first half of a tagged SHA-256 over plan and row', () => {
    const hash = createHash('sha256').update('chorus/commitment/1\n["KE-NAP5","KE0031"]').digest('hex')
    expect(commitmentId('KE-NAP5', 'KE0031')).toBe(hash.slice(0, 32))
    expect(commitmentId('KE-NAP5', 'KE0031')).toBe('c65fb28ddc5ac235a5aea8f74c76e14c')
  })

  it('differs where the boundary between plan and row differs', () => {
    expect(commitmentId('a', 'bc')).not.toBe(commitmentId('ab', 'c'))
  })
})

describe('the id of a milestone', () => {
  it('[META-4] is made of its plan and its own name, which is its title within the commitment where it has none', () => {
    const rows = 'plan id,id,title,milestone id,milestone\nKE-NAP5,KE0031,Open data,KE0031.1,Law\nKE-NAP5,KE0031,Open data,,Portal\n'
    const [first, again] = [planOf(rows), planOf(rows)]
    expect(itemsOf(first.commitments).map(({ id, title }) => [title, id])).toEqual([
      ['Open data', 'c65fb28ddc5ac235a5aea8f74c76e14c'],
      ['Law', 'bf5c3aa72b3e7dbc6cb3f7fd10f140b0'],
      ['Portal', '39b0498d2063d349c8a4694000720bb4'],
    ])
    expect(commitmentId('KE-NAP5', 'KE0031.1')).toBe('bf5c3aa72b3e7dbc6cb3f7fd10f140b0')
    expect(itemsOf(again.commitments)).toEqual(itemsOf(first.commitments))
  })
})

describe('names are compared', () => {
  it('without regard to case, width, digits and spaces', () => {
    expect(plainId(' ke００31 ')).toBe('KE0031')
    expect(plainId('٣.١')).toBe('3.1')
    expect([plainTitle('« Open—data! »'), plainTitle('open data'), plainTitle('?!')]).toEqual(['OPEN DATA', 'OPEN DATA', '?!'])
  })

  it('and plans by their id, else by country and edition', () => {
    expect(planKey({ planId: 'ke-nap5', country: 'Kenya' })).toBe('KE-NAP5')
    expect(planKey({ country: 'Kenya', planNumber: '5', year: '2023' })).toBe('KENYA/5')
    expect(planKey({ country: 'Kenya', year: '2023' })).toBe('KENYA/2023')
    expect(planKey({})).toBe('')
  })
})

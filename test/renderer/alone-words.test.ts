/** What is said of a text that another computer has, while no other organisation belongs. */
import { expect, it } from 'vitest'
import { aloneWords } from '../../renderer/position/alone-words.ts'

const known = { have: 1, of: 1, onlyHere: false, onHelper: true }

it('[DELIV-6] [MEM-12] names the helper computer that has it, and counts no organisations where there is but one', () => {
  expect(aloneWords(known, true)).toBe('position.state.alone-helper')
  expect(aloneWords(known, false)).toBe('position.state.alone-helper-before')
  expect(aloneWords({ ...known, onHelper: false }, true)).toBe('position.state.alone-own')
  expect(aloneWords({ ...known, onHelper: false }, false)).toBe('position.state.alone-own-before')
})

it('[DELIV-6] leaves it to the count where there are others, where not all of it is here, and where nobody else has it', () => {
  expect(aloneWords({ ...known, of: 2 }, true)).toBeUndefined()
  expect(aloneWords({ ...known, have: 0 }, true)).toBeUndefined()
  expect(aloneWords({ ...known, onlyHere: true, onHelper: false }, true)).toBeUndefined()
})

/** Lists that share the room there is. */
import { expect, it } from 'vitest'
import { fairParts } from '../../../electron/host/fair-parts.ts'

it.each([
  [[2, 40, 5], 40, [2, 33, 5]],
  [[40, 40, 40], 10, [4, 3, 3]],
  [[1, 0, 3], 50, [1, 0, 3]],
  [[0, 0], 5, [0, 0]],
  [[3], 0, [0]],
])('of %j with room for %d takes %j', (sizes, limit, taken) => {
  expect(fairParts(sizes, limit)).toEqual(taken)
})

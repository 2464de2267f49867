/** Ids in addresses. */
import { expect, it } from 'vitest'
import { idInAddress } from '../../renderer/places/id-in-address.ts'

it('reads an id from an address, and takes what was cut in two as it stands', () => {
  expect(idInAddress('KE%2F0031')).toBe('KE/0031')
  expect(idInAddress('%E0%A4')).toBe('%E0%A4')
  expect(idInAddress('100%')).toBe('100%')
})

/** Several addresses in one field. */
import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../renderer/join/addresses-in.ts'

describe('a field of addresses', () => {
  it('takes several, parted as people part them in any of our languages', () => {
    expect(addressesIn(' 192.0.2.2:4455, [fd00::2]:4455;samara.example:80 ')).toEqual([
      '192.0.2.2:4455',
      '[fd00::2]:4455',
      'samara.example:80',
    ])
    expect(addressesIn('192.0.2.2:4455، 192.0.2.3:4455')).toHaveLength(2)
    expect(addressesIn('')).toEqual([])
  })

  it('refuses the whole field where one is none', () => {
    expect(addressesIn('192.0.2.2:4455 nonsense')).toBeUndefined()
    expect(addressesIn('192.0.2.2')).toBeUndefined()
  })
})

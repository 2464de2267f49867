/** The address that is shown first is the one most likely to work. */
import { describe, expect, it } from 'vitest'
import { addressesBestFirst } from '../../renderer/invite/addresses-best-first.ts'

describe('addresses of this computer', () => {
  it('come with those of home and office networks first, and keep their order otherwise', () => {
    const asFound = [
      '[fe80::1]:4455',
      '203.0.113.9:4455',
      '[fd00::2]:4455',
      '172.17.0.1:4455',
      '10.0.0.7:4455',
      '192.168.1.20:4455',
      '192.168.1.21:4455',
    ]
    expect(addressesBestFirst(asFound)).toEqual([
      '192.168.1.20:4455',
      '192.168.1.21:4455',
      '10.0.0.7:4455',
      '172.17.0.1:4455',
      '203.0.113.9:4455',
      '[fd00::2]:4455',
      '[fe80::1]:4455',
    ])
  })
})

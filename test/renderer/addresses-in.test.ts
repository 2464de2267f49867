/** Several addresses in one field. */
import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../renderer/connection/addresses-in.ts'

describe('a field of addresses', () => {
  it('takes several, parted as people part them in any of our languages', () => {
    expect(addressesIn(' 192.0.2.2:4455, [fd00::2]:4455;samara.example:80 ')).toEqual({
      ok: true,
      addresses: ['192.0.2.2:4455', '[fd00::2]:4455', 'samara.example:80'],
    })
    expect(addressesIn('192.0.2.2:4455، 192.0.2.3:4455')).toEqual({ ok: true, addresses: ['192.0.2.2:4455', '192.0.2.3:4455'] })
    expect(addressesIn('wss://meet.example.org/ 192.0.2.2:4455')).toEqual({
      ok: true,
      addresses: ['wss://meet.example.org/', '192.0.2.2:4455'],
    })
    expect(addressesIn('')).toEqual({ ok: true, addresses: [] })
  })

  it('refuses the whole field where one is none', () => {
    expect(addressesIn('192.0.2.2:4455 nonsense')).toEqual({ ok: false, fault: 'connection.error.address' })
    expect(addressesIn('https://meet.example.org')).toEqual({ ok: false, fault: 'connection.error.address' })
    expect(addressesIn('fd00::2')).toEqual({ ok: false, fault: 'connection.error.address' })
  })

  it.each(['192.0.2.2', '192.0.2.2:', '[fd00::2]', 'samara.example'])('says of %s that its number is missing', (address) => {
    expect(addressesIn(address)).toEqual({ ok: false, fault: 'connection.error.no-number' })
  })
})

/** Which addresses other networks can reach at all. */
import { expect, it } from 'vitest'
import { isPublicAddress } from '../../../electron/adapters/node/public-addresses.ts'

it('[CODE-9] tells addresses of the internet from those of one network, of providers’ own networks, and from names', () => {
  const own = [
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.7.7',
    '172.16.0.1',
    '172.31.255.1',
    '192.168.1.20',
    '127.0.0.1',
    '::1',
    'fd00::2',
    'fe80::1',
  ]
  expect([...own, '0b1c2d3e.local', ''].filter(isPublicAddress)).toEqual([])
  const everybodys = ['8.8.8.8', '100.128.0.1', '172.32.0.1', '2001:4860:4860::8888']
  expect(everybodys.filter(isPublicAddress)).toEqual(everybodys)
})

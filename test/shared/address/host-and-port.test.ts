/** Addresses as people write them, in the one place where they are read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHostAndPort, writeHostAndPort } from '../../../shared/address/host-and-port.ts'

describe('an address', () => {
  it.each([
    ['192.0.2.2:4455', { host: '192.0.2.2', port: 4455 }],
    [' samara.example:80 ', { host: 'samara.example', port: 80 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
    ['[2001:db8::2]:4455', { host: '2001:db8::2', port: 4455 }],
    ['[::]:4455', { host: '::', port: 4455 }],
    ['бюджет.example:80', { host: 'бюджет.example', port: 80 }],
    ['OFFICE_PC:4455', { host: 'OFFICE_PC', port: 4455 }],
    ['[fd00::2]', { host: 'fd00::2', port: undefined }],
    ['192.0.2.2', { host: '192.0.2.2', port: undefined }],
  ])('%s is taken apart', (text, parts) => {
    expect(readHostAndPort(text)).toEqual(parts)
    expect(writeHostAndPort(parts)).toBe(text.trim())
  })

  it.each([
    'fd00::2:4455',
    'fd00::2',
    '[fe80::1%eth0]:4455',
    '[192.0.2.2]:4455',
    '192.0.2:4455',
    '999.0.2.2:4455',
    'a..example:4455',
    '192.0.2.2:65536',
    '192.0.2.2:',
    '192.0.2.2:-1',
    'a b:1',
    'user@host:1',
    'host/path:1',
    '',
    ':4455',
  ])('%s is none', (text) => expect(readHostAndPort(text)).toBeUndefined())

  it('is read as it was written, whatever the family', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain()), fc.nat(65_535), (host, port) => {
        expect(readHostAndPort(writeHostAndPort({ host, port }))).toEqual({ host, port })
      }),
    )
  })
})

/** What is said of an address that is none, so that a person can mend it. */
import { expect, it } from 'vitest'
import { addressText, parseAddress } from '../../../electron/host/address.ts'

it.each(['192.168.1.20:4455', '[2001:db8::20]:4455', 'samara.example:80'])('%s is an address', (text) => {
  expect(addressText(parseAddress(text))).toBe(text)
})

it.each([
  ['192.168.1.20', 'The number after the colon is missing'],
  ['[2001:db8::20]:', 'The number after the colon is missing'],
  ['2001:db8::20:4455', 'stands in brackets'],
  ['fe80::1', 'stands in brackets'],
  ['[fe80::1%eth0]:4455', 'good on one wire of one computer only'],
  ['nonsense at all', 'An address looks like'],
  ['192.168.1.20:99999', 'An address looks like'],
])('of %s it is said: %s', (text, words) => expect(() => parseAddress(text)).toThrow(words))

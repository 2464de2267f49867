/** Addresses as people write them. */
import { readHostAndPort, writeHostAndPort } from '../../shared/address/host-and-port.ts'
import { AppError } from '../../shared/errors.ts'
import type { Place } from '../adapters/direct/direct-links.ts'

/** An address taken apart; `host` without brackets. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** `host:port`, `[v6]:port`. Throws `bad-input`. */
export function parseAddress(text: string): Address {
  const read = readHostAndPort(text.trim().replace(/:$/, ''))
  if (read?.port !== undefined) return { host: read.host, port: read.port }
  throw new AppError('bad-input', sentenceAbout(text.trim(), read !== undefined))
}

function sentenceAbout(text: string, isHostAlone: boolean): string {
  if (isHostAlone) return `The number after the colon is missing in "${text}". An address looks like 192.168.1.20:4455.`
  if (/^\[fe80:/i.test(text)) return `"${text}" is good on one wire of one computer only. Use another address of that computer.`
  if (/^[\da-f:]*:[\da-f:]*:/i.test(text))
    return `An IPv6 address stands in brackets before its number: [2001:db8::20]:4455, not "${text}".`
  return `An address looks like 192.168.1.20:4455, not "${text}".`
}

/** The same in writing. */
export const addressText = (address: Address): string => writeHostAndPort(address)

/** An address, or a meeting address. Throws `bad-input`. */
export function parsePlace(text: string): Place {
  if (!/^wss?:/i.test(text.trim())) return parseAddress(text)
  const url = URL.parse(text.trim())
  if (!url || url.hostname === '' || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new AppError('bad-input', `A meeting address looks like wss://meet.example.org, not "${text}".`)
  }
  return { meeting: url.href }
}

/** The same in writing. */
export const placeText = (place: Place): string => ('meeting' in place ? place.meeting : addressText(place))

/** True for what is the address of a mailbox, if it is an address at all. */
export const isMailbox = (text: string): boolean => /^https?:/i.test(text.trim())

/** The address of a mailbox in the one way it is kept. Throws `bad-input`. */
export function mailboxUrl(text: string): string {
  const url = isMailbox(text) ? URL.parse(text.trim()) : null
  if (url === null || [url.username, url.password, url.search, url.hash].some((part) => part !== '')) {
    throw new AppError('bad-input', `The address of a mailbox looks like https://mail.example.org, not "${text}".`)
  }
  return url.href
}

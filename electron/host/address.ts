/** Addresses as people write them. */
import { AppError } from '../../shared/errors.ts'
import type { Place } from '../adapters/direct/direct-links.ts'

/** An address taken apart. */
export interface Address {
  readonly host: string
  readonly port: number
}

const HOST_ALONE = /^(?:\[[0-9a-fA-F:]+\]|[^:[\]/\s]+):?$/

/** `host:port`, `[v6]:port`. Throws `bad-input`. */
export function parseAddress(text: string): Address {
  const match = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]/\s]+)):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[3])
  const host = match?.[1] ?? match?.[2]
  if (!match && HOST_ALONE.test(text.trim())) {
    throw new AppError('bad-input', `The number after the colon is missing in "${text}". An address looks like 192.168.1.20:4455.`)
  }
  if (!host || port > 65_535) throw new AppError('bad-input', `An address looks like 192.168.1.20:4455, not "${text}".`)
  return { host, port }
}

/** The same in writing. */
export const addressText = ({ host, port }: Address): string => `${host.includes(':') ? `[${host}]` : host}:${port}`

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

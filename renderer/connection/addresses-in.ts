/** Addresses of members as people write several of them in one field. */
import { readHostAndPort } from '../../shared/address/host-and-port.ts'

/** The addresses, meeting addresses among them; or what is wrong with the first that is none. */
export type AddressesRead =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly fault: 'connection.error.address' | 'connection.error.no-number' }

const MEETING = /^wss?:\/\/[^\s/]/iu

/** Reads what stands in the field; nothing in it is no address and no fault. */
export function addressesIn(text: string): AddressesRead {
  const found = text.split(/[\s,;،]+/u).filter((address) => address !== '')
  const unfit = found.find((address) => readHostAndPort(address)?.port === undefined && !MEETING.test(address))
  if (unfit === undefined) return { ok: true, addresses: found }
  return { ok: false, fault: lacksNumber(unfit) ? 'connection.error.no-number' : 'connection.error.address' }
}

/** A single word is hardly the name of a computer. */
function lacksNumber(text: string): boolean {
  const host = readHostAndPort(text.replace(/:$/u, ''))?.host
  return host !== undefined && (text.endsWith(':') || /[.:]/u.test(host))
}

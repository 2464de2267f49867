/** Addresses of members as people write several of them in one field. */

/** The addresses, meeting addresses among them; or what is wrong with the first that is none. */
export type AddressesRead =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly fault: 'connection.error.address' | 'connection.error.no-number' }

const ADDRESS = /^(?:\[[\da-f:]+\]|[^:[\]\s]+):\d{1,5}$/iu
const MEETING = /^wss?:\/\/[^\s/]/iu
const WITHOUT_NUMBER = /^(?:\[[\da-f:]+\]|(?:\d{1,3}\.){3}\d{1,3}|[^:[\]\s]+\.[^:[\]\s]+):?$/iu

/** Reads what stands in the field; nothing in it is no address and no fault. */
export function addressesIn(text: string): AddressesRead {
  const found = text.split(/[\s,;،]+/u).filter((address) => address !== '')
  const unfit = found.find((address) => !ADDRESS.test(address) && !MEETING.test(address))
  if (unfit === undefined) return { ok: true, addresses: found }
  return { ok: false, fault: WITHOUT_NUMBER.test(unfit) ? 'connection.error.no-number' : 'connection.error.address' }
}

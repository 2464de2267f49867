/** How many connections a listener has room for, in all and from one address. SPEC rule HUB-5. */

/** See the head of this file. */
export interface Places {
  /** Takes a place for whoever comes from an address; undefined where there is none, else how to give it back. */
  readonly take: (address: string) => (() => void) | undefined
}

const MOST = 256
/** As many as an office behind one address needs, and no four of them keep everybody else out alone. */
export const MOST_OF_ONE = 64

/** All places are free. */
export function createPlaces(): Places {
  const byNetwork = new Map<string, number>()
  let taken = 0
  const take: Places['take'] = (address) => {
    const network = networkOf(address)
    const before = byNetwork.get(network) ?? 0
    if (taken >= MOST || (before >= MOST_OF_ONE && !isOwn(address))) return undefined
    taken++
    byNetwork.set(network, before + 1)
    return () => {
      taken--
      const left = (byNetwork.get(network) ?? 1) - 1
      if (left > 0) byNetwork.set(network, left)
      else byNetwork.delete(network)
    }
  }
  return { take }
}

/** Whoever is put before a host, as a tunnel or a server for TLS is, comes from this computer with everybody behind it. */
const isOwn = (address: string): boolean => address.startsWith('127.') || address === '::1'

/** An IPv4 address, or the 64 bits of an IPv6 address that name its network: who has one has all addresses in it (RFC 4291 §2.5.4). */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('%', 1).join().split('::')
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== '')) as [string[], string[]]
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(':')
}

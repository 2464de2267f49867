/** The addresses under which this computer can be reached on its networks. */
import { isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** For a listener bound to `host`: that address, or, bound to all (`0.0.0.0`: of IPv4 alone), one of every interface; a local-only computer answers its loopback. */
export function ownAddresses(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const taken = addressesOfComputer().filter((address) => host === '::' || isIPv4(address))
  return taken.length > 0 ? taken : ['127.0.0.1']
}

/** This computer's addresses on its networks, but those that are good on one wire only; none where it is on no network. */
export function addressesOfComputer(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const outward = all.filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80:'))
  return [...outward].sort((a, b) => Number(a.family === 'IPv6') - Number(b.family === 'IPv6')).map(({ address }) => address)
}

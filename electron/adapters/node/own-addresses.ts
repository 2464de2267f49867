/** The addresses under which this computer can be reached on its networks. */
import { networkInterfaces } from 'node:os'

/** For a listener bound to `host`: that address, or, bound to all, one of every interface; a local-only computer answers its loopback. */
export function ownAddresses(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const outward = all.filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80:'))
  const sorted = [...outward].sort((a, b) => Number(a.family === 'IPv6') - Number(b.family === 'IPv6'))
  return sorted.length > 0 ? sorted.map(({ address }) => address) : ['127.0.0.1']
}

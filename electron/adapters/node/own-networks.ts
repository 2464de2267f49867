/** The networks that this computer is on, but its own loopback: what is heard from elsewhere did not come over them. */
import { BlockList, isIP, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** One network: this computer's address on it, and its length in bits. */
export interface OwnNetwork {
  readonly address: string
  readonly prefix: number
}

/** The networks as they are now: those of IPv4, which multicast is spoken on, or of both families. */
export function ownNetworks(families: 'IPv4' | 'both' = 'IPv4'): readonly OwnNetwork[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.flatMap(({ family, internal, address, cidr }) => {
    const prefix = Number(cidr?.split('/')[1])
    return (families === 'both' || family === 'IPv4') && !internal && prefix >= 0 ? [{ address, prefix }] : []
  })
}

/** Tells of addresses whether they lie on one of these networks. */
export function onNetworks(networks: readonly OwnNetwork[]): (address: string) => boolean {
  const list = new BlockList()
  for (const { address, prefix } of networks) list.addSubnet(address, prefix, familyOf(address))
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4')

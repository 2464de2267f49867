/** Which addresses can be reached from other networks at all. IANA's registries of special-purpose addresses (RFC 6890), where computers have them. */
import { BlockList, isIPv4, isIPv6 } from 'node:net'

const PRIVATE = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, bits)
}
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv6')
}

/** True for an address of the internet, whether or not a firewall stands before it; false for a name. */
export const isPublicAddress = (address: string): boolean =>
  (isIPv4(address) && !PRIVATE.check(address)) || (isIPv6(address) && !PRIVATE.check(address, 'ipv6'))

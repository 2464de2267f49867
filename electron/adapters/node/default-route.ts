/** Whether this computer's networks lead anywhere else: Chromium asks the same before it tells a page of any address. */
import { createSocket } from 'node:dgram'

/** Of networks that nobody has (RFC 5737, RFC 3849): only a way to everywhere leads there. */
const ELSEWHERE = [
  ['udp4', '192.0.2.1'],
  ['udp6', '2001:db8::1'],
] as const
const DISCARD_PORT = 9

/** True where there is a way out by either family. Nothing is sent: a socket of UDP that is connected only looks its way up. */
export async function hasDefaultRoute(): Promise<boolean> {
  const found = await Promise.all(ELSEWHERE.map(([family, address]) => isWayTo(family, address)))
  return found.includes(true)
}

function isWayTo(family: 'udp4' | 'udp6', address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket(family)
    const settle = (isFound: boolean): void => {
      resolve(isFound)
      socket.close()
    }
    socket.once('error', () => settle(false))
    socket.once('connect', () => settle(true))
    socket.connect(DISCARD_PORT, address)
  })
}

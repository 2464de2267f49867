/** The port where other hosts reach this one: sessions under /session, hubs under /hub. Pages of browsers are refused. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { writeHostAndPort } from '../../../shared/address/host-and-port.ts'
import { createPlaces } from './places.ts'

/** Where a listener is bound; `::` takes IPv4 as well. */
export interface Bound {
  readonly host: string
  readonly port: number
}

/** An open listener. */
export interface Listener {
  readonly address: Bound
  readonly close: () => Promise<void>
}

/** Whom a listener takes, and what it hands on. `remote` is the other end's address. */
export interface ListenerEvents {
  /** Asked with the other end's address alone. */
  readonly isWelcome: (remote: string) => boolean
  readonly session: (socket: WebSocket, remote: string) => void
  readonly hub: (socket: WebSocket, remote: string) => void
}

const MAX_PAYLOAD = 256 * 1024

/** Listens; rejects when the address cannot be used. */
export function listenForHosts(bind: Bound, events: ListenerEvents): Promise<Listener> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false })
  const places = createPlaces()
  const server = createServer((_request, response) => {
    response.writeHead(404).end()
  })
  server.on('upgrade', (request, socket, head) => {
    const address = withoutMapping(request.socket.remoteAddress)
    const accept = events.isWelcome(address) ? acceptFor(request, events) : undefined
    // A browser always sends an origin: pages have no business here.
    const giveBack = accept && request.headers.origin === undefined ? places.take(address) : undefined
    if (!accept || !giveBack) return void socket.destroy()
    socket.once('close', giveBack)
    sockets.handleUpgrade(request, socket, head, (open) => {
      open.on('error', () => open.terminate())
      accept(open, remoteOf(request))
    })
  })
  const close = (): Promise<void> =>
    new Promise((done) => {
      for (const open of sockets.clients) open.terminate()
      sockets.close()
      server.close(() => done())
      server.closeAllConnections()
    })
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(bind.port, bind.host, () => {
      const { address, port } = server.address() as AddressInfo
      done({ address: { host: address, port }, close })
    })
  })
}

const remoteOf = ({ socket }: IncomingMessage): string =>
  writeHostAndPort({ host: withoutMapping(socket.remoteAddress), port: socket.remotePort })

/** Whoever comes by IPv4 to a listener of both families has an address of IPv6 that holds the one of IPv4 (RFC 4291 §2.5.5.2). */
const withoutMapping = (address = ''): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

function acceptFor(request: IncomingMessage, events: ListenerEvents): ListenerEvents['session'] | undefined {
  if (request.url === '/session') return events.session
  return request.url === '/hub' ? events.hub : undefined
}

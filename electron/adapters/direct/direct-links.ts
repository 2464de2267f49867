/** Links to hosts at known addresses, and the connections between hubs over the same port. */
import type { WebSocket } from 'ws'
import type { Clock } from '../../core/ports/clock.ts'
import type { Link, PeerLinks } from '../../core/ports/link.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Hub } from '../hub/hub.ts'
import { type Dialler, keepDialling } from './dialler.ts'
import { type Bound, type Listener, listenForHosts } from './listener.ts'
import { linkOverSocket } from './socket-link.ts'

/** What direct links are made with. */
export interface DirectConfig {
  /** Where to listen; port 0 takes a free one. Without it, this host only dials. */
  readonly listen?: Bound
  readonly hub: Hub
  readonly clock: Clock
  readonly random: Random
}

/** See the head of this file. */
export interface DirectLinks extends PeerLinks {
  /** Links this hub with the one at an address, until stopped. */
  readonly linkHub: (address: Bound) => void
  /** Dials a session at an address, until stopped. */
  readonly dialSession: (address: Bound) => void
  /** Where others reach this host, once started. */
  readonly address: () => Bound | undefined
}

/** Direct links of one host. */
export function createDirectLinks({ listen, hub, clock, random }: DirectConfig): DirectLinks {
  const diallers = new Map<string, Dialler>()
  const links = new Set<Link>()
  let listener: Listener | undefined
  let hand: (link: Link) => void = () => undefined

  const adopt = (socket: WebSocket, remote: string): void => {
    const link = linkOverSocket(socket, remote)
    links.add(link)
    socket.on('close', () => links.delete(link))
    hand(link)
  }
  const adoptHub = (socket: WebSocket, dialled: boolean): void => {
    const conversation = hub.meet({ send: (text) => socket.send(text), close: () => socket.close() }, dialled)
    socket.on('message', (data, isBinary) => {
      if (!isBinary) conversation.hear(data.toString())
    })
    socket.on('close', conversation.closed)
    keepAlive(socket, clock)
  }
  const dial = (url: string, opened: (socket: WebSocket) => void): void => {
    if (!diallers.has(url)) diallers.set(url, keepDialling(url, { clock, random }, opened))
  }
  const start = async (onLink: (link: Link) => void): Promise<void> => {
    hand = onLink
    if (!listen) return
    listener = await listenForHosts(listen, {
      session: adopt,
      hub: (socket) => adoptHub(socket, false),
    })
  }
  const stop = async (): Promise<void> => {
    for (const dialler of diallers.values()) dialler.stop()
    for (const link of links) link.close('stopping')
    await listener?.close()
  }
  return {
    start,
    stop,
    linkHub: (address) => dial(urlOf(address, 'hub'), (socket) => adoptHub(socket, true)),
    dialSession: (address) => dial(urlOf(address, 'session'), (socket) => adopt(socket, `${address.host}:${address.port}`)),
    address: () => listener?.address,
  }
}

const BEAT_MS = 5_000

/** Pings; a hub that did not answer since the last one is gone. */
function keepAlive(socket: WebSocket, clock: Clock): void {
  let answered = true
  socket.on('pong', () => {
    answered = true
  })
  const beat = (): void => {
    if (socket.readyState !== socket.OPEN) return
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
    clock.after(BEAT_MS, beat)
  }
  beat()
}

const urlOf = ({ host, port }: Bound, path: string): string => `ws://${host.includes(':') ? `[${host}]` : host}:${port}/${path}`

/** Links to hosts at known addresses, and the connections between hubs over the same port. */
import type { WebSocket } from 'ws'
import { writeHostAndPort } from '../../../shared/address/host-and-port.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Link, PeerLinks } from '../../core/ports/link.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Hub, HubConversation, HubSocket } from '../hub/hub.ts'
import { MEETING_GREETING } from '../hub/meeting-server.ts'
import { createCrowd } from './crowd.ts'
import { type Dialler, type Dialling, type Greeting, keepDialling } from './dialler.ts'
import { type Bound, type Listener, listenForHosts } from './listener.ts'
import { linkOverSocket } from './socket-link.ts'

/** Where hubs are reached: another host, or a y-webrtc signalling server by its URL. */
export type Place = Bound | { readonly meeting: string }

/** What direct links are made with. */
export interface DirectConfig {
  readonly hub: Hub
  readonly clock: Clock
  readonly random: Random
  /** An address answered or ceased to. */
  readonly changed: () => void
}

/** See the head of this file. */
export interface DirectLinks extends PeerLinks {
  /** Links this hub with the one at an address, or with others at a server, until stopped. */
  readonly linkHub: (place: Place) => void
  /** Dials a session at an address, until stopped. */
  readonly dialSession: (address: Bound) => void
  /** Dials a place no more; a session that stands is left to end by itself. */
  readonly forget: (place: Place) => void
  /** What came of dialling a place. */
  readonly dialling: (place: Place) => Dialling | undefined
  /**
   * Lets others reach this host, those from addresses that are welcome, until what it answers is closed; port 0 takes a free one. Rejects when
   * the address cannot be used.
   */
  readonly listen: (at: Bound, isWelcome?: (remote: string) => boolean) => Promise<Listener>
}

/** Direct links of one host. */
export function createDirectLinks({ hub, clock, random, changed }: DirectConfig): DirectLinks {
  const diallers = new Map<string, Dialler>()
  const links = new Set<Link>()
  const listeners = new Set<Listener>()
  let hand: (link: Link) => void = () => undefined

  const adopt = (socket: WebSocket, remote: string): void => {
    const link = linkOverSocket(socket, remote)
    links.add(link)
    socket.on('close', () => links.delete(link))
    hand(link)
  }
  const adoptHub = (socket: WebSocket, begin: (ends: HubSocket) => HubConversation): HubConversation => {
    const conversation = begin({ send: (text) => socket.send(text), close: () => socket.close() })
    socket.on('message', (data, isBinary) => {
      if (!isBinary) conversation.hear(data.toString())
    })
    socket.on('close', conversation.closed)
    keepAlive(socket, clock)
    return conversation
  }
  const crowd = createCrowd(clock)
  const letIn = (socket: WebSocket, isOfUse: () => boolean): void => {
    socket.on('close', crowd.enter({ isOfUse, end: () => socket.close() }))
  }
  /** A session ends by itself where nothing is proved. */
  const sessionCame = (socket: WebSocket, remote: string): void => {
    letIn(socket, () => true)
    adopt(socket, remote)
  }
  const hubCame = (socket: WebSocket): void => letIn(socket, adoptHub(socket, met).isOfUse)
  const dial = (url: string, opened: (socket: WebSocket) => void, greeting?: Greeting): void => {
    if (!diallers.has(url)) diallers.set(url, keepDialling(url, { clock, random }, opened, changed, greeting))
  }
  const linkHub = (place: Place): void => {
    const isMeeting = 'meeting' in place
    const begin = isMeeting ? hub.meetAtServer : meeting
    dial(hubAt(place), (socket) => void adoptHub(socket, begin), isMeeting ? MEETING_GREETING : undefined)
  }
  const start = async (onLink: (link: Link) => void): Promise<void> => {
    hand = onLink
  }
  const listen: DirectLinks['listen'] = async (at, isWelcome = () => true) => {
    const opened = await listenForHosts(at, { isWelcome, session: sessionCame, hub: hubCame })
    const close = async (): Promise<void> => {
      listeners.delete(listener)
      await opened.close()
    }
    const listener: Listener = { address: opened.address, close }
    listeners.add(listener)
    return listener
  }
  const forget = (place: Place): void => {
    for (const url of 'meeting' in place ? [hubAt(place)] : [hubAt(place), urlOf(place, 'session')]) {
      diallers.get(url)?.stop()
      diallers.delete(url)
    }
  }
  const meeting = (ends: HubSocket): HubConversation => hub.meet(ends, true)
  const met = (ends: HubSocket): HubConversation => hub.meet(ends, false)
  const stop = async (): Promise<void> => {
    for (const dialler of diallers.values()) dialler.stop()
    for (const link of links) link.close('stopping')
    await Promise.all([...listeners].map((listener) => listener.close()))
  }
  return {
    start,
    stop,
    linkHub,
    dialSession: (address) => dial(urlOf(address, 'session'), (socket) => adopt(socket, writeHostAndPort(address))),
    forget,
    dialling: (place) => diallers.get(hubAt(place))?.state(),
    listen,
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

const hubAt = (place: Place): string => ('meeting' in place ? place.meeting : urlOf(place, 'hub'))

const urlOf = (at: Bound, path: string): string => `ws://${writeHostAndPort(at)}/${path}`

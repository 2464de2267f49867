/** The host's side of the pipe to a carrier: what the carrier may say, within bounds, and what comes of it. */
import type { Pipe } from '../../../shared/api/pipe.ts'
import {
  decodeNetworkMessage,
  encodeNetworkMessage,
  NETWORK_VERSION,
  type NetworkHearers,
  type NetworkMessage,
  tellHearer,
} from '../../../shared/network/network-messages.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { HeardConnection } from './carried-connection.ts'
import { type CarriedLink, createCarriedLink, type LinkOwner } from './carried-link.ts'
import type { HostLobbyConfig } from './host-lobby.ts'
import { createSignalLimit } from './signal-limit.ts'

/** A lobby that was started. */
export interface StartedLobby extends LinkOwner {
  readonly number: number
  /** As it is now: servers may be entered meanwhile. */
  readonly config: () => HostLobbyConfig
  /** What the carrier said, in order, to other hubs. */
  readonly publish: (data: string) => void
}

/** The carrier that is there now. */
export interface ServedCarrier {
  readonly say: (message: NetworkMessage) => void
  readonly close: () => void
}

const MAX_LINKS = 256

/** What a carrier needs of its surroundings. */
export interface CarrierTools {
  readonly log: Log
  readonly clock: Clock
  readonly started: ReadonlyMap<number, StartedLobby>
  /** Connections by hand; they are lost with their carrier. */
  readonly byHand: ReadonlyMap<number, HeardConnection>
  readonly isReady: (carrier: ServedCarrier) => void
  readonly isGone: (carrier: ServedCarrier) => void
}

/** Hears one carrier until its pipe closes. What it may not say ends it. */
export function serveCarrier(pipe: Pipe, { log, clock, started, byHand, isReady, isGone }: CarrierTools): ServedCarrier {
  const links = new Map<number, CarriedLink>()
  const limit = createSignalLimit(clock)
  let ready = false
  let isOver = false
  const say = (message: NetworkMessage): void => {
    if (ready) pipe.send(encodeNetworkMessage(message))
  }
  const carrier: ServedCarrier = { say, close: pipe.close }
  const drop = (reason: string): void => {
    log.warn('carrier dropped', { reason })
    pipe.close()
  }
  const open = ({ lobby, link: number, binding }: Extract<NetworkMessage, { type: 'opened' }>): void => {
    const found = started.get(lobby) ?? byHand.get(lobby)
    if (links.has(number) || links.size >= MAX_LINKS) return drop('link out of bounds')
    if (!found) return say({ type: 'closed', link: number, reason: 'no such lobby' })
    const gone = (): void => {
      links.delete(number)
      found.onGone(opened.link)
    }
    const opened = createCarriedLink({ number, binding, say, gone })
    links.set(number, opened)
    found.onLink(opened.link)
  }
  const greet = (message: NetworkMessage): void => {
    if (message.type !== 'ready' || message.version !== NETWORK_VERSION) return drop('another version')
    ready = true
    isReady(carrier)
  }
  const hearers: NetworkHearers = {
    signal: ({ lobby, data }) => {
      if (limit.allows()) started.get(lobby)?.publish(data)
    },
    opened: open,
    described: ({ lobby, sdp }) => byHand.get(lobby)?.described(sdp),
    failed: ({ lobby }) => byHand.get(lobby)?.failed(),
    frame: ({ link, bytes }) => links.get(link)?.hearFrame(bytes),
    credit: ({ link, bytes }) => links.get(link)?.hearCredit(bytes),
    closed: ({ link, reason }) => links.get(link)?.hearClosed(reason),
  }
  const hear = (message: NetworkMessage): void => {
    if (!ready) greet(message)
    else if (!tellHearer(hearers, message)) drop(`a carrier may not say ${message.type}`)
  }
  pipe.onFrame((bytes) => {
    if (isOver) return
    const message = decodeNetworkMessage(bytes)
    if (message.ok) hear(message.value)
    else drop(message.reason)
  })
  pipe.onClose(() => {
    isOver = true
    isGone(carrier)
    for (const link of [...links.values()]) link.hearClosed('the carrier is gone')
    for (const connection of [...byHand.values()]) connection.failed()
  })
  return carrier
}

/** The host's side of the pipe to a network page: what the page may say, within bounds, and what comes of it. */
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
import type { Link } from '../../core/ports/link.ts'
import type { Log } from '../../core/ports/log.ts'
import { createPageLink, type PageLink } from './page-link.ts'
import { createSignalLimit } from './signal-limit.ts'
import type { HostLobbyConfig } from './webrtc-lobby.ts'

/** A lobby that was started. */
export interface StartedLobby {
  readonly number: number
  readonly config: HostLobbyConfig
  readonly onLink: (link: Link) => void
  /** What the page said, in order, to other hubs. */
  readonly publish: (data: string) => void
  readonly links: Set<Link>
}

/** The page that is there now. */
export interface ServedPage {
  readonly say: (message: NetworkMessage) => void
  readonly close: () => void
}

const MAX_LINKS = 256

/** What a page needs of its surroundings. */
export interface PageTools {
  readonly log: Log
  readonly clock: Clock
  readonly started: ReadonlyMap<number, StartedLobby>
  readonly isReady: (page: ServedPage) => void
  readonly isGone: (page: ServedPage) => void
}

/** Hears one page until its pipe closes. What it may not say ends it. */
export function servePage(pipe: Pipe, { log, clock, started, isReady, isGone }: PageTools): ServedPage {
  const links = new Map<number, PageLink>()
  const limit = createSignalLimit(clock)
  let ready = false
  let isOver = false
  const say = (message: NetworkMessage): void => {
    if (ready) pipe.send(encodeNetworkMessage(message))
  }
  const page: ServedPage = { say, close: pipe.close }
  const drop = (reason: string): void => {
    log.warn('network page dropped', { reason })
    pipe.close()
  }
  const open = ({ lobby, link: number, binding }: Extract<NetworkMessage, { type: 'opened' }>): void => {
    const found = started.get(lobby)
    if (links.has(number) || links.size >= MAX_LINKS) return drop('link out of bounds')
    if (!found) return say({ type: 'closed', link: number, reason: 'no such lobby' })
    const gone = (): void => {
      links.delete(number)
      found.links.delete(opened.link)
    }
    const opened = createPageLink({ number, binding, say, gone })
    links.set(number, opened)
    found.links.add(opened.link)
    found.onLink(opened.link)
  }
  const greet = (message: NetworkMessage): void => {
    if (message.type !== 'ready' || message.version !== NETWORK_VERSION) return drop('another version')
    ready = true
    isReady(page)
  }
  const hearers: NetworkHearers = {
    signal: ({ lobby, data }) => {
      if (limit.allows()) started.get(lobby)?.publish(data)
    },
    opened: open,
    frame: ({ link, bytes }) => links.get(link)?.hearFrame(bytes),
    credit: ({ link, bytes }) => links.get(link)?.hearCredit(bytes),
    closed: ({ link, reason }) => links.get(link)?.hearClosed(reason),
  }
  const hear = (message: NetworkMessage): void => {
    if (!ready) greet(message)
    else if (!tellHearer(hearers, message)) drop(`a page may not say ${message.type}`)
  }
  pipe.onFrame((bytes) => {
    if (isOver) return
    const message = decodeNetworkMessage(bytes)
    if (message.ok) hear(message.value)
    else drop(message.reason)
  })
  pipe.onClose(() => {
    isOver = true
    isGone(page)
    for (const link of [...links.values()]) link.hearClosed('the page that carried it is gone')
  })
  return page
}

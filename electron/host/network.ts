/** The ways of a host to others: its listener, addresses it dials, the lobby of its coalition, the meeting place of an invitation. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { createDirectLinks } from '../adapters/direct/direct-links.ts'
import { createHub } from '../adapters/hub/hub.ts'
import { createWebrtcLobby } from '../adapters/webrtc/webrtc-lobby.ts'
import { lobbyOf } from '../core/coalition/access.ts'
import type { PeerLinks } from '../core/ports/link.ts'
import type { Sessions } from '../core/session/sessions.ts'
import type { HostTools } from './host-tools.ts'

/** An address as people write it, taken apart. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** What the network does from the start. */
export interface NetworkConfig {
  /** `host:port`; port 0 takes a free one. */
  readonly listen?: string | undefined
  readonly connect?: readonly string[] | undefined
  /** Whether to enter lobbies over WebRTC; on unless said otherwise. */
  readonly webrtc?: boolean | undefined
}

/** See the head of this file. */
export interface Network {
  /** Rejects with `unreachable` when the listener's address cannot be used. */
  readonly start: () => Promise<void>
  /** Dials an address until the network closes. Throws `bad-input` for what is no address. */
  readonly connect: (address: string) => void
  /** Meets members of a coalition from now on. */
  readonly enterLobby: (accessKey: Uint8Array) => void
  /** Meets whoever holds the same invitation. */
  readonly meet: (rendezvousKey: Uint8Array) => void
  /** Where others can reach this host, once started. */
  readonly address: () => string | undefined
  readonly close: () => Promise<void>
}

/** How long WebRTC is given before a session goes over a direct connection. */
const WEBRTC_FIRST_MS = 4_000

/** The network of one host; every link it finds goes to `sessions`. */
export function createNetwork(tools: HostTools, sessions: Sessions, config: NetworkConfig): Network {
  const hub = createHub(tools)
  const listen = config.listen === undefined ? undefined : parseAddress(config.listen)
  const direct = createDirectLinks({ ...tools, hub, ...(listen ? { listen } : {}) })
  const lobbies = new Map<string, PeerLinks>()
  let started = false
  let closed = false

  const enter = (name: string, password: string): void => {
    if (config.webrtc === false || lobbies.has(name) || closed) return
    const lobby = createWebrtcLobby({ ...tools, name, password, hub, iceServers: [] })
    lobbies.set(name, lobby)
    if (started) void lobby.start(sessions.accept)
  }
  const start = async (): Promise<void> => {
    try {
      await direct.start(sessions.accept)
    } catch (error) {
      throw new AppError('unreachable', `Cannot listen on ${config.listen}: ${error instanceof Error ? error.message : String(error)}.`)
    }
    started = true
    for (const address of config.connect ?? []) connect(address)
    await Promise.all([...lobbies.values()].map((lobby) => lobby.start(sessions.accept)))
  }
  /** Hubs are linked at once; a session over the same address is dialled only if WebRTC found nobody in time. */
  const connect = (address: string): void => {
    const parsed = parseAddress(address)
    direct.linkHub(parsed)
    if (config.webrtc === false) return direct.dialSession(parsed)
    tools.clock.after(WEBRTC_FIRST_MS, () => {
      if (!closed && sessions.peers().length === 0) direct.dialSession(parsed)
    })
  }
  const enterLobby = (accessKey: Uint8Array): void => {
    const { name, password } = lobbyOf(accessKey)
    enter(name, password)
  }
  const meet = (rendezvousKey: Uint8Array): void => {
    const derive = (label: string): string => toHex(hkdf(sha256, rendezvousKey, undefined, utf8(`chorus/rendezvous/${label}/1`), 32))
    enter(derive('name'), derive('password'))
  }
  const address = (): string | undefined => {
    const bound = direct.address()
    return bound && `${bound.host.includes(':') ? `[${bound.host}]` : bound.host}:${bound.port}`
  }
  const close = async (): Promise<void> => {
    closed = true
    await Promise.all([...lobbies.values(), direct].map((links) => links.stop()))
  }
  return { start, connect, enterLobby, meet, address, close }
}

/** `host:port`, `[v6]:port`. Throws `bad-input`. */
export function parseAddress(text: string): Address {
  const match = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]/\s]+)):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[3])
  const host = match?.[1] ?? match?.[2]
  if (!host || port > 65_535) throw new AppError('bad-input', `An address looks like 192.168.1.20:4455, not "${text}".`)
  return { host, port }
}

/** The ways of a host to others: its listener, addresses it dials, the lobbies of its coalitions, the meeting place of an invitation. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { OutputOf } from '../../shared/api/contract.ts'
import { toHex, utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { createDirectLinks } from '../adapters/direct/direct-links.ts'
import { createHub } from '../adapters/hub/hub.ts'
import { ownAddresses } from '../adapters/node/own-addresses.ts'
import { createWebrtcLobby } from '../adapters/webrtc/webrtc-lobby.ts'
import { lobbyOf } from '../core/coalition/access.ts'
import type { PeerLinks } from '../core/ports/link.ts'
import type { Sessions } from '../core/session/sessions.ts'
import { type Address, addressText, parseAddress } from './address.ts'
import type { HostTools } from './host-tools.ts'

/** What the network does from the start. */
export interface NetworkConfig {
  /** `host:port`; port 0 takes a free one. */
  readonly listen?: string | undefined
  readonly connect?: readonly string[] | undefined
  /** Whether to enter lobbies over WebRTC; on unless said otherwise. */
  readonly webrtc?: boolean | undefined
}

/** What there is to see of the network, without the sessions. */
export type NetworkView = Omit<OutputOf<'network'>, 'peers'>

/** See the head of this file. */
export interface Network {
  /** Rejects with `unreachable` when the listener's address cannot be used. */
  readonly start: () => Promise<void>
  /**
   * Dials an address until it is forgotten; `atOnce` for whoever is no member yet and cannot be found through WebRTC. Throws `bad-input` for what
   * is no address.
   */
  readonly connect: (address: string, atOnce?: boolean) => void
  readonly forget: (address: string) => void
  /** Lets others reach this host at an address of its own. Rejects with `unreachable` when it cannot be used. */
  readonly listen: (address: string) => Promise<void>
  readonly stopListening: () => Promise<void>
  /** Meets members of a coalition from now on. */
  readonly enterLobby: (accessKey: Uint8Array) => void
  /** Meets whoever holds the same invitation. */
  readonly meet: (rendezvousKey: Uint8Array) => void
  /** Where others can reach this host, while it listens. */
  readonly address: () => string | undefined
  readonly view: () => NetworkView
  readonly close: () => Promise<void>
}

/** How long WebRTC is given before a session goes over a direct connection. */
const WEBRTC_FIRST_MS = 4_000

/** The network of one host; every link it finds goes to `sessions`, every change that people may see to `changed`. */
export function createNetwork(tools: HostTools, sessions: Sessions, config: NetworkConfig, changed: () => void): Network {
  const hub = createHub(tools)
  const direct = createDirectLinks({ ...tools, hub, changed })
  const lobbies = new Map<string, PeerLinks>()
  const known = new Map<string, Address>()
  let started = false
  let closed = false

  const enter = (name: string, password: string): void => {
    if (config.webrtc === false || lobbies.has(name) || closed) return
    const lobby = createWebrtcLobby({ ...tools, name, password, hub, iceServers: [] })
    lobbies.set(name, lobby)
    if (started) void lobby.start(sessions.accept)
  }
  const start = async (): Promise<void> => {
    await direct.start(sessions.accept)
    if (config.listen !== undefined) await listen(config.listen)
    started = true
    for (const address of config.connect ?? []) connect(address)
    await Promise.all([...lobbies.values()].map((lobby) => lobby.start(sessions.accept)))
  }
  const listen = async (address: string): Promise<void> => {
    try {
      await direct.listen(parseAddress(address))
    } catch (error) {
      throw new AppError('unreachable', `Cannot listen on ${address}: ${error instanceof Error ? error.message : String(error)}.`)
    }
    changed()
  }
  const stopListening = async (): Promise<void> => {
    await direct.stopListening()
    changed()
  }
  /** Hubs are linked at once; a session over the same address is dialled only if WebRTC found nobody in time. */
  const connect = (text: string, atOnce = false): void => {
    const address = parseAddress(text)
    known.set(addressText(address), address)
    changed()
    direct.linkHub(address)
    if (config.webrtc === false || atOnce) return direct.dialSession(address)
    tools.clock.after(WEBRTC_FIRST_MS, () => {
      if (!closed && known.has(addressText(address)) && sessions.peers().length === 0) direct.dialSession(address)
    })
  }
  const forget = (text: string): void => {
    const address = parseAddress(text)
    known.delete(addressText(address))
    direct.forget(address)
    changed()
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
    return bound && addressText(bound)
  }
  const view = (): NetworkView => {
    const bound = direct.address()
    return {
      isReachable: bound !== undefined,
      ownAddresses: bound ? ownAddresses(bound.host).map((host) => addressText({ host, port: bound.port })) : [],
      known: [...known].map(([text, at]) => {
        const { state = 'trying', triedAt, answeredAt } = direct.dialling(at) ?? {}
        return { address: text, state, triedAt: triedAt ?? null, answeredAt: answeredAt ?? null }
      }),
      live: config.webrtc !== false,
    }
  }
  const close = async (): Promise<void> => {
    closed = true
    await Promise.all([...lobbies.values(), direct].map((links) => links.stop()))
  }
  return { start, connect, forget, listen, stopListening, enterLobby, meet, address, view, close }
}

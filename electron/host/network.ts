/** The ways of a host to others: its listener, addresses it dials, the lobbies of its coalitions, the meeting place of an invitation. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { createDirectLinks, type DirectLinks } from '../adapters/direct/direct-links.ts'
import { createHub } from '../adapters/hub/hub.ts'
import { ownAddresses } from '../adapters/node/own-addresses.ts'
import type { MakeLobby } from '../adapters/webrtc/host-lobby.ts'
import type { Sessions } from '../core/session/sessions.ts'
import { type Address, addressText, parseAddress } from './address.ts'
import type { HostTools } from './host-tools.ts'
import { createLobbies } from './lobbies.ts'

/** What the network does from the start. */
export interface NetworkConfig {
  /** `host:port`; port 0 takes a free one. */
  readonly listen?: string | undefined
  readonly connect?: readonly string[] | undefined
  /** Whether to enter lobbies over WebRTC; on unless said otherwise. */
  readonly webrtc?: boolean | undefined
  /** Where WebRTC runs: in a process of its own unless said otherwise. */
  readonly lobby?: MakeLobby | undefined
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
  /** Ends every link and begins no new one, or begins again: what was asked for meanwhile counts. */
  readonly simulateOffline: (on: boolean) => Promise<void>
  readonly close: () => Promise<void>
}

/** How long WebRTC is given before a session goes over a direct connection. */
const WEBRTC_FIRST_MS = 4_000

/** The network of one host; every link it finds goes to `sessions`, every change that people may see to `changed`. */
export function createNetwork(tools: HostTools, sessions: Sessions, config: NetworkConfig, changed: () => void): Network {
  const hub = createHub(tools)
  const direct = createDirectLinks({ ...tools, hub, changed })
  const lobbies = createLobbies(tools, hub, config.lobby)
  const known = new Map<string, Address>()
  const withWebrtc = config.webrtc !== false
  let isClosed = false
  /** Set while the network is switched off: where it listened. */
  let off: { readonly listened: string | undefined } | undefined

  const begin = async (): Promise<void> => {
    await direct.start(sessions.accept)
    if (withWebrtc) await lobbies.start(sessions.accept)
  }
  const start = async (): Promise<void> => {
    await begin()
    if (config.listen !== undefined) await listen(config.listen)
    for (const address of config.connect ?? []) connect(address)
  }
  const listen = async (address: string): Promise<void> => {
    const at = parseAddress(address)
    if (off) off = { listened: address }
    else await direct.listen(at).catch((error: unknown) => cannotListen(address, error))
    changed()
  }
  const stopListening = async (): Promise<void> => {
    if (off) off = { listened: undefined }
    await direct.stopListening()
    changed()
  }
  const connect = (text: string, atOnce = false): void => {
    const address = parseAddress(text)
    known.set(addressText(address), address)
    if (!off) dial(address, atOnce)
    changed()
  }
  /** Hubs are linked at once; a session over the same address is dialled only if WebRTC found nobody in time. */
  const dial = (address: Address, atOnce: boolean): void => {
    direct.linkHub(address)
    if (!withWebrtc || atOnce) return direct.dialSession(address)
    tools.clock.after(WEBRTC_FIRST_MS, () => {
      const isWanted = !isClosed && !off && known.has(addressText(address))
      if (isWanted && sessions.peers().length === 0) direct.dialSession(address)
    })
  }
  const forget = (text: string): void => {
    const address = parseAddress(text)
    known.delete(addressText(address))
    direct.forget(address)
    changed()
  }
  const address = (): string | undefined => {
    const bound = direct.address()
    return bound && addressText(bound)
  }
  const switchOff = async (): Promise<void> => {
    off = { listened: address() }
    for (const at of known.values()) direct.forget(at)
    await Promise.all([direct.stop(), lobbies.stop()])
  }
  const switchOn = async (listened: string | undefined): Promise<void> => {
    off = undefined
    await begin()
    if (listened !== undefined) await listen(listened)
    for (const at of known.values()) dial(at, false)
  }
  const simulateOffline = async (on: boolean): Promise<void> => {
    if (on && !off) await switchOff()
    if (!on && off) await switchOn(off.listened)
    changed()
  }
  const close = async (): Promise<void> => {
    isClosed = true
    await Promise.all([lobbies.stop(), direct.stop()])
  }
  return {
    start,
    connect,
    forget,
    listen,
    stopListening,
    enterLobby: lobbies.enter,
    meet: lobbies.meet,
    address,
    view: () => ({ ...viewOf(direct, known), live: withWebrtc, isSimulatedOffline: off !== undefined }),
    simulateOffline,
    close,
  }
}

function cannotListen(address: string, error: unknown): never {
  throw new AppError('unreachable', `Cannot listen on ${address}: ${error instanceof Error ? error.message : String(error)}.`)
}

function viewOf(direct: DirectLinks, known: ReadonlyMap<string, Address>): Pick<NetworkView, 'isReachable' | 'ownAddresses' | 'known'> {
  const bound = direct.address()
  return {
    isReachable: bound !== undefined,
    ownAddresses: bound ? ownAddresses(bound.host).map((host) => addressText({ host, port: bound.port })) : [],
    known: [...known].map(([text, at]) => {
      const { state = 'trying', triedAt, answeredAt } = direct.dialling(at) ?? {}
      return { address: text, state, triedAt: triedAt ?? null, answeredAt: answeredAt ?? null }
    }),
  }
}

/** The ways of a host to others: its listener, the local network, addresses it dials, the lobbies of its coalitions, the meeting place of an invitation. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import { createDirectLinks, type DirectLinks, type Place } from '../adapters/direct/direct-links.ts'
import { createHub, type Hub } from '../adapters/hub/hub.ts'
import { createLocalNetwork } from '../adapters/lan/local-network.ts'
import { ownAddresses } from '../adapters/node/own-addresses.ts'
import type { WebrtcCarrier } from '../adapters/webrtc/host-lobby.ts'
import { createProcessLobbies } from '../adapters/webrtc/process-lobbies.ts'
import type { Sessions } from '../core/session/sessions.ts'
import { type Address, addressText, parseAddress, parsePlace, placeText } from './address.ts'
import { type ConnectionCodes, createConnectionCodes } from './connection-codes.ts'
import { createFinding, type Finding } from './finding.ts'
import type { HostTools } from './host-tools.ts'
import { createLobbies, type Lobbies } from './lobbies.ts'
import { cannotListen, createOwnListener } from './own-listener.ts'
import { createWaysOut, type WaysOut } from './ways-out.ts'

/** What the network does from the start. */
export interface NetworkConfig {
  /** `host:port`; port 0 takes a free one. */
  readonly listen?: string | undefined
  readonly connect?: readonly string[] | undefined
  /** Whether to enter lobbies over WebRTC; on unless said otherwise. */
  readonly webrtc?: boolean | undefined
  /** Whether to find members on the local network, for this time; as the profile remembers unless said. */
  readonly lan?: boolean | undefined
  /** Where WebRTC runs: in a process of its own unless said otherwise. */
  readonly carrier?: WebrtcCarrier | undefined
}

/** What there is to see of the network, without the sessions. */
export interface NetworkView extends Omit<OutputOf<'network'>, 'peers' | 'usage'> {
  /** Hubs of other computers that are linked with this one's. */
  readonly meetingPlaces: number
  /** See `WebrtcCarrier`. */
  readonly needsDefaultRoute: boolean
}

/** See the head of this file. */
export interface Network {
  /** Rejects with `unreachable` when the listener's address cannot be used. */
  readonly start: () => Promise<void>
  /**
   * Dials an address or a meeting address until it is forgotten; `atOnce` for whoever is no member yet and cannot be found through WebRTC. Throws `bad-input` for what
   * is no address.
   */
  readonly connect: (address: string, atOnce?: boolean) => void
  readonly forget: (address: string) => void
  /** Lets others reach this host at an address of its own. Rejects with `unreachable` when it cannot be used. */
  readonly listen: (address: string) => Promise<void>
  readonly stopListening: () => Promise<void>
  /** Finds members on the local network, or no more. Rejects with `unreachable` where no port can be opened. */
  readonly findLocally: (on: boolean) => Promise<void>
  /** Meets members of a coalition under these access keys from now on, and no more under those of before. */
  readonly enterLobbies: (coalition: CoalitionId, accessKeys: readonly Uint8Array[]) => void
  /** See `Lobbies`. */
  readonly askServers: Lobbies['askServers']
  /** Meets whoever holds the same invitation. */
  readonly meet: (rendezvousKey: Uint8Array) => void
  /** Meets them there no more. */
  readonly leaveMeeting: (rendezvousKey: Uint8Array) => void
  readonly codes: ConnectionCodes
  /** Where others can reach this host, while it listens. */
  readonly address: () => string | undefined
  readonly view: () => NetworkView
  /** Ends every link and begins no new one, or begins again: what was asked for meanwhile counts. */
  readonly simulateOffline: (on: boolean) => Promise<void>
  readonly close: () => Promise<void>
}

/** The network of one host; every link it finds goes to `sessions`, every change that people may see to `changed`. */
export function createNetwork(tools: HostTools, sessions: Sessions, config: NetworkConfig, changed: () => void): Network {
  const { clock } = tools
  const hub = createHub(tools)
  const direct = createDirectLinks({ ...tools, hub, changed })
  const carrier = config.carrier ?? createProcessLobbies(tools)
  const lobbies = createLobbies(tools, hub, carrier.lobby)
  const codes = createConnectionCodes({ ...tools, connect: carrier.byHand, sessions, changed })
  const withWebrtc = config.webrtc !== false
  const ways = createWaysOut({ clock, direct, withWebrtc, isLinked: () => sessions.peers().length > 0 })
  const foundOthers = (): void => {
    ways.setFound(finding.addresses())
    changed()
  }
  const localNetwork = createLocalNetwork({ ...tools, changed: foundOthers })
  const finding = createFinding({ localNetwork, direct, listensAt: () => own.address() })
  const own = createOwnListener(direct, () => finding.renew())
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
    parseAddress(address)
    if (off) off = { listened: address }
    else await own.open(address)
    changed()
  }
  const stopListening = async (): Promise<void> => {
    if (off) off = { listened: undefined }
    await own.close()
    changed()
  }
  const findLocally = async (on: boolean): Promise<void> => {
    await finding.setOn(on).catch((error: unknown) => cannotListen('the local network', error))
    foundOthers()
  }
  const connect = (text: string, atOnce = false): void => {
    ways.add(parsePlace(text), atOnce)
    changed()
  }
  const forget = (text: string): void => {
    ways.remove(parsePlace(text))
    changed()
  }
  const address = (): string | undefined => {
    const at = own.address()
    return at && addressText(at)
  }
  const switchOff = async (): Promise<void> => {
    off = { listened: address() }
    ways.setOn(false)
    codes.stop()
    await finding.setPaused(true)
    await own.close()
    await Promise.all([direct.stop(), lobbies.stop()])
  }
  const switchOn = async (listened: string | undefined): Promise<void> => {
    off = undefined
    await begin()
    if (listened !== undefined) await listen(listened)
    await finding.setPaused(false)
    ways.setOn(true)
  }
  const simulateOffline = async (on: boolean): Promise<void> => {
    if (on && !off) await switchOff()
    if (!on && off) await switchOn(off.listened)
    changed()
  }
  const close = async (): Promise<void> => {
    ways.close()
    codes.stop()
    await finding.setPaused(true)
    await Promise.all([lobbies.stop(), direct.stop()])
  }
  const view = (): NetworkView =>
    viewOf({ listensAt: own.address(), ways, direct, finding, hub, withWebrtc, carrier, isOff: off !== undefined })
  const meeting = { enterLobbies: lobbies.enter, askServers: lobbies.askServers, meet: lobbies.meet, leaveMeeting: lobbies.leaveMeeting }
  return { start, connect, forget, listen, stopListening, findLocally, codes, address, view, simulateOffline, close, ...meeting }
}

/** What the network's parts say of themselves. */
interface NetworkParts {
  readonly listensAt: Address | undefined
  readonly ways: WaysOut
  readonly direct: DirectLinks
  readonly finding: Finding
  readonly hub: Hub
  readonly withWebrtc: boolean
  readonly carrier: WebrtcCarrier
  readonly isOff: boolean
}

function viewOf({ listensAt, ways, direct, finding, hub, withWebrtc, carrier, isOff }: NetworkParts): NetworkView {
  return {
    ...reachableAt(listensAt),
    known: ways.told().map((at) => knownView(direct, at)),
    lan: finding.view(),
    live: withWebrtc,
    meetingPlaces: hub.remotes(),
    needsDefaultRoute: carrier.needsDefaultRoute === true,
    isSimulatedOffline: isOff,
  }
}

function reachableAt(at: Address | undefined): Pick<NetworkView, 'isReachable' | 'ownAddresses'> {
  if (!at) return { isReachable: false, ownAddresses: [] }
  const { host, port } = at
  return { isReachable: true, ownAddresses: ownAddresses(host).map((own) => addressText({ host: own, port })) }
}

function knownView(direct: DirectLinks, at: Place): NetworkView['known'][number] {
  const { state = 'trying', fault, triedAt, answeredAt } = direct.dialling(at) ?? {}
  return {
    address: placeText(at),
    isMeeting: 'meeting' in at,
    state,
    fault: fault ?? null,
    triedAt: triedAt ?? null,
    answeredAt: answeredAt ?? null,
  }
}

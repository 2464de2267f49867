/** What carries a host's WebRTC, wherever that runs, and what the host brings. */
import type { ConnectionDescription } from '../../../shared/webrtc/connection-description.ts'
import type { IceServers } from '../../../shared/webrtc/lobby.ts'
import type { MeetingPlace } from '../../../shared/webrtc/lobby-signalling.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Link, PeerLinks } from '../../core/ports/link.ts'
import type { Log } from '../../core/ports/log.ts'

/** What a lobby is made with. */
export interface HostLobbyConfig {
  /** The room's name and password: see `lobbyOf`. */
  readonly name: string
  readonly password: string
  readonly hub: MeetingPlace
  readonly iceServers: IceServers
  readonly clock: Clock
  readonly log: Log
}

/** A lobby of a host. */
export interface HostLobby extends PeerLinks {
  /** Connections that begin from now on ask these; links that stand stay. */
  readonly setIceServers: (servers: IceServers) => void
}

/** Makes a lobby; nothing happens before it is started. */
export type MakeLobby = (config: HostLobbyConfig) => HostLobby

/** A connection whose descriptions people carry by hand. SPEC section CODE. */
export interface HandConnection {
  /** How this end can be reached. Rejects where WebRTC is not there, goes, or makes nothing of the offer. */
  readonly description: Promise<ConnectionDescription>
  /** Takes the answer to an own offer. */
  readonly accept: (answer: ConnectionDescription) => void
  /** Gives it up; a link that came about stays. */
  readonly close: () => void
}

/** What becomes of one. */
export interface HandConnectionEvents {
  readonly link: (link: Link) => void
  /** No link comes any more although it was described: WebRTC went, or cannot. */
  readonly ended: () => void
}

/** Begins one: with an offer, or with the answer to `offer`; `iceServers` are asked for further ways in. */
export type ConnectByHand = (
  offer: ConnectionDescription | undefined,
  events: HandConnectionEvents,
  iceServers: IceServers,
) => HandConnection

/** What carries WebRTC. */
export interface WebrtcCarrier {
  readonly lobby: MakeLobby
  readonly byHand: ConnectByHand
  /** Finds no address of this computer where its networks lead nowhere else: a page of Chromium's. */
  readonly needsDefaultRoute?: boolean
}

/** What the host of a lobby brings, wherever the lobby's WebRTC runs. */
import type { IceServers } from '../../../shared/webrtc/lobby.ts'
import type { MeetingPlace } from '../../../shared/webrtc/lobby-signalling.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { PeerLinks } from '../../core/ports/link.ts'
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

/** Makes a lobby; nothing happens before it is started. */
export type MakeLobby = (config: HostLobbyConfig) => PeerLinks

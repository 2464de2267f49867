/** A lobby in this process, with Node's WebRTC. */
import { enterLobby, type IceServers, type Lobby } from '../../../shared/webrtc/lobby.ts'
import type { MeetingPlace } from '../../../shared/webrtc/lobby-signalling.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { PeerLinks } from '../../core/ports/link.ts'
import type { Log } from '../../core/ports/log.ts'
import { loadWebrtc } from './load-webrtc.ts'

/** What a lobby is made with, wherever its WebRTC runs. */
export interface HostLobbyConfig {
  /** The room's name and password: see `lobbyOf`. */
  readonly name: string
  readonly password: string
  readonly hub: MeetingPlace
  readonly iceServers: IceServers
  readonly clock: Clock
  readonly log: Log
}

/** A lobby; nothing happens before `start`. Two lobbies of one name can't be in one process. */
export function createWebrtcLobby({ name, password, hub, iceServers, clock, log }: HostLobbyConfig): PeerLinks {
  let entering: Promise<Lobby> | undefined
  const start: PeerLinks['start'] = async (onLink) => {
    const platform = await loadWebrtc()
    const unfinished = (): void => log.info('connection did not finish', {})
    entering = enterLobby({ name, password, meetingPlace: hub, iceServers, clock, platform, unfinished }, onLink)
    await entering
  }
  const stop = async (): Promise<void> => (await entering)?.leave()
  return { start, stop }
}

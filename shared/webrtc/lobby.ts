/**
 * A lobby over unforked y-webrtc: it finds, announces and connects; its document stays empty and its channel carries nothing. Every connection
 * gives one link. The same in Node and in a page. SPEC rules LOBBY-1 to LOBBY-5.
 */
import type { Clock, Timer } from '../clock.ts'
import { type ChannelLink, linkOverChannel } from './channel-link.ts'
import { createFacade } from './facade.ts'
import { createLobbySignalling, MAX_PEERS, type MeetingPlace } from './lobby-signalling.ts'
import type { WebrtcPlatform, WebrtcRoom } from './platform.ts'
import { createSignalCipher } from './signal-cipher.ts'

/**
 * Where others can be asked how this computer looks from outside, or to pass on what cannot go directly, in the words of WebRTC's RTCIceServer; name and password are empty where none
 * are asked for. Empty unless the coalition entered some: no third party learns addresses.
 */
export type IceServers = readonly { readonly urls: string; readonly username: string; readonly credential: string }[]

/** What a lobby is made with. */
export interface LobbyConfig {
  /** The room's name and password. */
  readonly name: string
  readonly password: string
  /** Asked for every connection anew. */
  readonly iceServers: () => IceServers
  /** Where its signalling goes. */
  readonly meetingPlace: MeetingPlace
  readonly clock: Clock
  readonly platform: WebrtcPlatform
  /** A connection did not come about in time and was ended. */
  readonly unfinished: () => void
}

/** An entered lobby. */
export interface Lobby {
  /** Leaves and closes every link; no timer or connection of it is left. */
  readonly leave: () => void
}

const UNFINISHED_MS = 12_000
const WATCH_EVERY_MS = 3_000

/** Enters a lobby; every link is handed on once. Two lobbies of one name can't be in one program: y-webrtc keeps rooms per module. */
export async function enterLobby(config: LobbyConfig, onLink: (link: ChannelLink) => void): Promise<Lobby> {
  const { name, password, clock, platform } = config
  const links = new Set<ChannelLink>()
  const cipher = await createSignalCipher(name, password, platform.crypto)
  const signalling = createLobbySignalling({
    name,
    meetingPlace: config.meetingPlace,
    open: cipher.open,
    room: () => provider.room,
  })
  const served = platform.sockets.serve(signalling)
  const adopt = (link: ChannelLink): void => {
    links.add(link)
    link.onEnd(() => links.delete(link))
    onLink(link)
  }
  const wrtc = createFacade(platform.classes, (connection, channel) => linkOverChannel(connection, channel, clock, adopt))
  const doc = new platform.Doc()
  const provider = new platform.WebrtcProvider(name, doc, {
    signaling: [served.url],
    password,
    maxConns: MAX_PEERS,
    filterBcConns: false,
    peerOpts: { wrtc, config: askingFor(config.iceServers), iceCompleteTimeout: 300 },
  })
  const watch = watchRoom(() => provider.room, clock, config.unfinished)
  const leave = (): void => {
    for (const link of links) link.close('stopping')
    links.clear()
    watch.cancel()
    provider.disconnect()
    provider.destroy()
    doc.destroy()
    signalling.leave()
    served.stop()
  }
  return { leave }
}

/** What simple-peer copies for every connection that it makes. */
const askingFor = (servers: () => IceServers): { readonly iceServers: IceServers } => ({
  get iceServers() {
    return servers()
  },
})

/** Ends connections that never finish; y-webrtc then announces itself again. */
function watchRoom(room: () => WebrtcRoom | null, clock: Clock, unfinished: () => void): Timer {
  const seen = new Map<object, number>()
  let timer: Timer
  const look = (): void => {
    for (const connection of room()?.webrtcConns.values() ?? []) {
      if (connection.connected) continue
      const since = seen.get(connection) ?? clock.now()
      seen.set(connection, since)
      if (clock.now() - since < UNFINISHED_MS) continue
      unfinished()
      seen.delete(connection)
      connection.peer.destroy()
    }
    timer = clock.after(WATCH_EVERY_MS, look)
  }
  look()
  return { cancel: () => timer.cancel() }
}

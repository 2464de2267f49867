/** The lobbies of one host: one for each coalition it belongs to and for each invitation it holds. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../shared/bytes/hex.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import type { IceServers } from '../../shared/webrtc/lobby.ts'
import type { Hub } from '../adapters/hub/hub.ts'
import type { HostLobby, MakeLobby } from '../adapters/webrtc/host-lobby.ts'
import { type Lobby, lobbyOf } from '../core/coalition/access.ts'
import type { Link } from '../core/ports/link.ts'
import type { HostTools } from './host-tools.ts'

/** See the head of this file. */
export interface Lobbies {
  /** Meets members of a coalition under these keys, from the start on, and no more under those of before. */
  readonly enter: (coalition: CoalitionId, accessKeys: readonly Uint8Array[]) => void
  /** Connections to members of a coalition ask these servers from now on; none unless said. True if they asked others before. SPEC rule RELAY-3. */
  readonly askServers: (coalition: CoalitionId, servers: IceServers) => boolean
  /** Meets whoever holds the same invitation, from the start on. */
  readonly meet: (rendezvousKey: Uint8Array) => void
  /** Meets them no more; links that were made there end. */
  readonly leaveMeeting: (rendezvousKey: Uint8Array) => void
  readonly start: (onLink: (link: Link) => void) => Promise<void>
  /** Ends every link they made; they can be started again. */
  readonly stop: () => Promise<void>
}

/** None entered yet. `createLobby` is what carries them. */
export function createLobbies(tools: HostTools, hub: Hub, createLobby: MakeLobby): Lobbies {
  const lobbies = new Map<string, HostLobby>()
  const serversOf = new Map<CoalitionId, IceServers>()
  const membersLobbies = new Map<CoalitionId, ReadonlySet<string>>()
  const leaving = new Set<Promise<void>>()
  let hand: ((link: Link) => void) | undefined

  const enterRoom = ({ name, password }: Lobby, iceServers: IceServers): void => {
    if (lobbies.has(name)) return
    const lobby = createLobby({ ...tools, name, password, hub, iceServers })
    lobbies.set(name, lobby)
    if (hand) void lobby.start(hand)
  }
  const enter: Lobbies['enter'] = (coalition, accessKeys) => {
    const wanted = accessKeys.map(lobbyOf)
    const names = new Set(wanted.map(({ name }) => name))
    for (const name of membersLobbies.get(coalition) ?? []) if (!names.has(name)) leave(name)
    membersLobbies.set(coalition, names)
    for (const lobby of wanted) enterRoom(lobby, serversOf.get(coalition) ?? [])
  }
  const askServers: Lobbies['askServers'] = (coalition, servers) => {
    if (JSON.stringify(servers) === JSON.stringify(serversOf.get(coalition) ?? [])) return false
    serversOf.set(coalition, servers)
    for (const name of membersLobbies.get(coalition) ?? []) lobbies.get(name)?.setIceServers(servers)
    return true
  }
  const leave = (name: string): void => {
    const lobby = lobbies.get(name)
    lobbies.delete(name)
    if (!lobby) return
    const left = lobby.stop().finally(() => leaving.delete(left))
    leaving.add(left)
  }
  const start: Lobbies['start'] = async (onLink) => {
    hand = onLink
    await Promise.all([...lobbies.values()].map((lobby) => lobby.start(onLink)))
  }
  const stop = async (): Promise<void> => {
    hand = undefined
    await Promise.all([...[...lobbies.values()].map((lobby) => lobby.stop()), ...leaving])
  }
  return {
    enter,
    askServers,
    meet: (rendezvousKey) => enterRoom(rendezvousOf(rendezvousKey), []),
    leaveMeeting: (rendezvousKey) => leave(rendezvousOf(rendezvousKey).name),
    start,
    stop,
  }
}

function rendezvousOf(key: Uint8Array): Lobby {
  const derive = (label: string): string => toHex(hkdf(sha256, key, undefined, utf8(`chorus/rendezvous/${label}/1`), 32))
  return { name: derive('name'), password: derive('password') }
}

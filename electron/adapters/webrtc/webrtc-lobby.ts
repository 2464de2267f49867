/**
 * A lobby over unforked y-webrtc: it finds, announces and connects; its document stays empty and its channel carries nothing. Every connection
 * gives one link. SPEC rules LOBBY-1 to LOBBY-5.
 */
import { z } from 'zod'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Clock, Timer } from '../../core/ports/clock.ts'
import type { Link, PeerLinks } from '../../core/ports/link.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Hub, HubMember } from '../hub/hub.ts'
import { linkOverChannel } from './channel-link.ts'
import { createFacade } from './facade.ts'
import { type ServedSocket, serveHubSocket } from './hub-socket.ts'
import { loadWebrtc, type WebrtcRoom } from './load-webrtc.ts'
import { createSignalReader, type SignalMessage, type SignalReader } from './signal-filter.ts'

/** What a lobby is made with. */
export interface LobbyConfig {
  /** The room's name and password: see `lobbyOf`. */
  readonly name: string
  readonly password: string
  readonly hub: Hub
  /** Empty unless the coalition entered some: no third party learns addresses. */
  readonly iceServers: readonly { readonly urls: string }[]
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

const MAX_PEERS = 64
const UNFINISHED_MS = 12_000
const WATCH_EVERY_MS = 3_000

const frame = z.union([
  z.object({ type: z.literal('publish'), topic: z.string(), data: z.string() }),
  z.object({ type: z.enum(['subscribe', 'unsubscribe', 'ping']) }),
])

/** A lobby; nothing happens before `start`. Two lobbies of one name can't be in one process: y-webrtc keeps rooms per module. */
export function createWebrtcLobby(config: LobbyConfig): PeerLinks {
  const { name, password, hub, clock, random, log } = config
  const links = new Set<Link>()
  let stopping: (() => void) | undefined

  const start = async (onLink: (link: Link) => void): Promise<void> => {
    const modules = await loadWebrtc()
    const read = await createSignalReader(name, password)
    const signalling = createSignalling({ name, hub, read, room: () => provider.room })
    const served = serveHubSocket(toHex(random.bytes(16)), signalling)
    const adopt = (link: Link): void => {
      links.add(link)
      onLink(link)
    }
    const wrtc = createFacade(modules.classes, (connection, channel) => linkOverChannel(connection, channel, clock, adopt))
    const doc = new modules.Doc()
    const provider = new modules.WebrtcProvider(name, doc, {
      signaling: [served.url],
      password,
      maxConns: MAX_PEERS,
      filterBcConns: false,
      peerOpts: { wrtc, config: { iceServers: config.iceServers }, iceCompleteTimeout: 300 },
    })
    const watch = watchRoom(() => provider.room, clock, log)
    stopping = () => {
      watch.cancel()
      provider.disconnect()
      provider.destroy()
      doc.destroy()
      signalling.leave()
      served.stop()
    }
  }
  const stop = async (): Promise<void> => {
    for (const link of links) link.close('stopping')
    links.clear()
    stopping?.()
    stopping = undefined
  }
  return { start, stop }
}

/** y-webrtc's signalling wire, ending in the hub: one topic, only whole messages, answers only from peers that were asked. */
function createSignalling(tools: {
  readonly name: string
  readonly hub: Hub
  readonly read: SignalReader
  readonly room: () => WebrtcRoom | null
}) {
  const { name, hub, read, room } = tools
  let socket: ServedSocket | undefined
  let member: HubMember | undefined
  let announce: string | undefined

  const isExpected = (message: SignalMessage): boolean => {
    const peers = room()?.webrtcConns
    if (!peers || message.from === room()?.peerId) return false
    if (peers.size >= MAX_PEERS && !peers.has(message.from)) return false
    if (message.type === 'announce') return true
    if (message.to !== room()?.peerId) return false
    return message.signal.type === 'offer' || peers.has(message.from)
  }
  const hear = async (data: string): Promise<void> => {
    const message = await read(data)
    if (message && isExpected(message)) socket?.deliver(JSON.stringify({ type: 'publish', topic: name, data }))
  }
  const publish = async (data: string): Promise<void> => {
    member?.publish(data)
    const message = await read(data)
    if (message?.type === 'announce') announce = data
  }
  const sayAgain = (): void => {
    if (announce !== undefined) member?.publish(announce)
  }
  const connect = (opened: ServedSocket) => {
    socket = opened
    member ??= hub.join(name, { message: (data) => void hear(data), met: sayAgain })
    const take = (text: string): void => {
      const parsed = frame.safeParse(JSON.parse(text))
      if (!parsed.success) return
      if (parsed.data.type === 'ping') opened.deliver(JSON.stringify({ type: 'pong' }))
      if (parsed.data.type === 'publish' && parsed.data.topic === name) void publish(parsed.data.data)
    }
    return { frame: take, closed: () => undefined }
  }
  return { connect, leave: () => member?.leave() }
}

/** Ends connections that never finish; y-webrtc then announces itself again. */
function watchRoom(room: () => WebrtcRoom | null, clock: Clock, log: Log): Timer {
  const seen = new Map<object, number>()
  let timer: Timer
  const look = (): void => {
    for (const connection of room()?.webrtcConns.values() ?? []) {
      if (connection.connected) continue
      const since = seen.get(connection) ?? clock.now()
      seen.set(connection, since)
      if (clock.now() - since < UNFINISHED_MS) continue
      log.info('connection did not finish', {})
      seen.delete(connection)
      connection.peer.destroy()
    }
    timer = clock.after(WATCH_EVERY_MS, look)
  }
  look()
  return { cancel: () => timer.cancel() }
}

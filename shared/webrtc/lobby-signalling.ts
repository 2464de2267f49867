/** y-webrtc's signalling wire, ending in a meeting place: one topic, only whole messages, answers only from peers that were asked. */
import { z } from 'zod'
import type { ServedSocket, SocketServer } from './hub-sockets.ts'
import type { WebrtcRoom } from './platform.ts'
import type { SignalCipher, SignalMessage } from './signal-cipher.ts'

/** Where members of a topic hear each other. */
export interface MeetingPlace {
  readonly join: (topic: string, listener: MeetingListener) => MeetingMember
}

/** What a member of a topic hears. */
export interface MeetingListener {
  readonly message: (data: string) => void
  /** Somebody who may not have heard yet is there: say again who is here. */
  readonly met: () => void
}

/** A member of one topic. */
export interface MeetingMember {
  readonly publish: (data: string) => void
  readonly leave: () => void
}

/** The most connections of one lobby. */
export const MAX_PEERS = 64

const frame = z.union([
  z.object({ type: z.literal('publish'), topic: z.string(), data: z.string() }),
  z.object({ type: z.enum(['subscribe', 'unsubscribe', 'ping']) }),
])

/** Serves the socket of one lobby. */
export function createLobbySignalling(tools: {
  readonly name: string
  readonly meetingPlace: MeetingPlace
  readonly open: SignalCipher['open']
  readonly room: () => WebrtcRoom | null
}): SocketServer & { readonly leave: () => void } {
  const { name, meetingPlace, open, room } = tools
  let socket: ServedSocket | undefined
  let member: MeetingMember | undefined
  let announce: string | undefined

  const isExpected = (message: SignalMessage): boolean => {
    const peers = room()?.webrtcConns
    if (!peers || message.from === room()?.peerId) return false
    if (peers.size >= MAX_PEERS && !peers.has(message.from)) return false
    if (message.type === 'announce') return true
    if (message.to !== room()?.peerId) return false
    return message.signal.type === 'offer' || peers.has(message.from)
  }
  let heard: Promise<void> = Promise.resolve()
  const pass = async (data: string): Promise<void> => {
    const message = await open(data)
    if (message && isExpected(message)) socket?.deliver(JSON.stringify({ type: 'publish', topic: name, data }))
  }
  /** In order: a candidate that overtakes its offer would not be expected. */
  const hear = (data: string): void => {
    heard = heard.then(() => pass(data))
  }
  const publish = async (data: string): Promise<void> => {
    member?.publish(data)
    const message = await open(data)
    if (message?.type === 'announce') announce = data
  }
  const sayAgain = (): void => {
    if (announce !== undefined) member?.publish(announce)
  }
  const connect: SocketServer['connect'] = (opened) => {
    socket = opened
    member ??= meetingPlace.join(name, { message: hear, met: sayAgain })
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

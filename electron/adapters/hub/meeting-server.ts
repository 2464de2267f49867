/**
 * A y-webrtc signalling server where hubs meet. It forwards what is published under a topic to all who subscribed to it; it is told another name for
 * the topic, by which nobody can prove to a hub that the topic is known, and never what is said under it. SPEC rule HUB-4.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import { MAX_HUB_FRAME } from './hub-frame.ts'
import type { HubSocket, Neighbour, NeighbourEvents } from './neighbour.ts'

/** What such servers send; they add the number of subscribers to what was published, and answer `ping` by `pong`. */
const frame = z.union([
  z.object({ type: z.literal('publish'), topic: z.string().length(64), data: z.string().max(MAX_HUB_FRAME) }),
  z.object({ type: z.enum(['ping', 'pong']) }),
])

/** What tells such a server from anything else that takes a WebSocket. */
export const MEETING_GREETING: { readonly say: string; readonly isAnswer: (text: string) => boolean } = {
  say: JSON.stringify({ type: 'ping' }),
  isAnswer: (text) => decodeServerFrame(text)?.type === 'pong',
}

/** Subscribes to every topic with members here; `socket` is open. */
export function meetAtServer(socket: HubSocket, events: NeighbourEvents): Neighbour {
  const send = (message: object): void => socket.send(JSON.stringify(message))
  const subscribe = (topics: readonly string[]): void => {
    if (topics.length > 0) send({ type: 'subscribe', topics: topics.map(meetingName) })
  }
  const joined = (topic: string): boolean => {
    subscribe([topic])
    return true
  }
  const left = (topic: string): void => send({ type: 'unsubscribe', topics: [meetingName(topic)] })
  const say = (topic: string, data: string): void => send({ type: 'publish', topic: meetingName(topic), data })
  const hear = (text: string): void => {
    const said = decodeServerFrame(text)
    if (!said) return events.drop('malformed')
    if (said.type === 'ping') send({ type: 'pong' })
    if (said.type !== 'publish') return
    for (const topic of events.topics()) if (meetingName(topic) === said.topic) events.message(topic, said.data)
  }
  const begin = (): void => {
    subscribe(events.topics())
    events.topics().forEach(events.met)
  }
  return { begin, joined, left, say, hear, isOfUse: () => events.topics().length > 0 }
}

/** The name under which a topic is known to a server: SHA-256 of `chorus/meeting/1\n` and the topic, in hexadecimal. */
export const meetingName = (topic: string): string => toHex(sha256(utf8(`chorus/meeting/1\n${topic}`)))

function decodeServerFrame(text: string): z.infer<typeof frame> | undefined {
  if (text.length > MAX_HUB_FRAME * 2) return undefined
  try {
    const parsed = frame.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** A meeting place in this process, linked with those of others. Members publish small messages under topics. SPEC rules HUB-1 to HUB-4. */
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import { createHeardLately } from './heard-lately.ts'
import { linkHub } from './hub-link.ts'
import { meetAtServer } from './meeting-server.ts'
import type { HubConversation, HubSocket, Neighbour, NeighbourEvents } from './neighbour.ts'

export type { HubConversation, HubSocket } from './neighbour.ts'

/** What a member of a topic hears. */
export interface HubListener {
  readonly message: (data: string) => void
  /** A hub that this one dialled, or a server, knows the topic now: say again who is here. */
  readonly met: () => void
}

/** A member of one topic. */
export interface HubMember {
  readonly publish: (data: string) => void
  readonly leave: () => void
}

/** See the head of this file. */
export interface Hub {
  readonly join: (topic: string, listener: HubListener) => HubMember
  /** Begins to speak with another hub. `dialled` is true on the side that made the connection. */
  readonly meet: (socket: HubSocket, dialled: boolean) => HubConversation
  /** Begins to speak with a y-webrtc signalling server, over a socket that is open. */
  readonly meetAtServer: (socket: HubSocket) => HubConversation
  /** How many other hubs and servers are linked. */
  readonly remotes: () => number
}

const MESSAGES_PER_SECOND = 50
const BURST = 400

/** An empty hub. */
export function createHub({ random, clock, log }: { readonly random: Random; readonly clock: Clock; readonly log: Log }): Hub {
  const members = new Map<string, Set<HubListener>>()
  const neighbours = new Set<Neighbour>()
  const heard = createHeardLately(clock)

  const greet = (topic: string): void => {
    for (const listener of members.get(topic) ?? []) listener.met()
  }
  const join = (topic: string, listener: HubListener): HubMember => {
    const listeners = members.get(topic) ?? new Set()
    members.set(topic, listeners.add(listener))
    for (const neighbour of neighbours) if (neighbour.joined(topic)) listener.met()
    const publish = (data: string): void => {
      // Said again on purpose it goes out again; what comes back of it does not.
      heard.isNews(topic, data)
      for (const other of members.get(topic) ?? []) if (other !== listener) other.message(data)
      for (const neighbour of neighbours) neighbour.say(topic, data)
    }
    const leave = (): void => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      members.delete(topic)
      for (const neighbour of neighbours) neighbour.left(topic)
    }
    return { publish, leave }
  }
  const passOn = (from: Neighbour, topic: string, data: string): void => {
    if (!heard.isNews(topic, data)) return
    for (const listener of members.get(topic) ?? []) listener.message(data)
    for (const other of neighbours) if (other !== from) other.say(topic, data)
  }
  const converse = (socket: HubSocket, speak: (events: NeighbourEvents) => Neighbour): HubConversation => {
    const limit = createLimit(clock)
    const drop = (reason: string): void => {
      log.info('hub link dropped', { reason })
      neighbours.delete(neighbour)
      socket.close()
    }
    const neighbour = speak({
      topics: () => [...members.keys()],
      met: greet,
      message: (topic, data) => passOn(neighbour, topic, data),
      drop,
    })
    neighbours.add(neighbour)
    neighbour.begin()
    const hear = (text: string): void => (limit.allows() ? neighbour.hear(text) : drop('too many messages'))
    return { hear, closed: () => void neighbours.delete(neighbour), isOfUse: neighbour.isOfUse }
  }
  return {
    join,
    meet: (socket, isDialled) => converse(socket, (events) => linkHub({ socket, isDialled, random }, events)),
    meetAtServer: (socket) => converse(socket, (events) => meetAtServer(socket, events)),
    remotes: () => neighbours.size,
  }
}

function createLimit(clock: Clock): { readonly allows: () => boolean } {
  let tokens = BURST
  let refilledAt = clock.now()
  const allows = (): boolean => {
    const now = clock.now()
    tokens = Math.min(BURST, tokens + (Math.max(0, now - refilledAt) / 1000) * MESSAGES_PER_SECOND) - 1
    refilledAt = now
    return tokens >= 0
  }
  return { allows }
}

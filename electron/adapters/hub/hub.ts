/**
 * A meeting place in this process, linked with those of others. Members publish small messages under topics; a topic crosses to another hub
 * only after both have proved that they know it, and its name is never sent. SPEC rules HUB-1 to HUB-3.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import { createHeardLately } from './heard-lately.ts'
import { decodeHubFrame, type HubFrame, MAX_TOPICS } from './hub-frame.ts'

/** What a member of a topic hears. */
export interface HubListener {
  readonly message: (data: string) => void
  /** A hub that this one dialled knows the topic now: say again who is here. */
  readonly met: () => void
}

/** A member of one topic. */
export interface HubMember {
  readonly publish: (data: string) => void
  readonly leave: () => void
}

/** Text frames to another hub. */
export interface HubSocket {
  readonly send: (text: string) => void
  readonly close: () => void
}

/** The hub's end of a socket. */
export interface HubConversation {
  readonly hear: (text: string) => void
  readonly closed: () => void
}

/** See the head of this file. */
export interface Hub {
  readonly join: (topic: string, listener: HubListener) => HubMember
  /** Begins to speak with another hub. `dialled` is true on the side that made the connection. */
  readonly meet: (socket: HubSocket, dialled: boolean) => HubConversation
  /** How many other hubs are linked. */
  readonly remotes: () => number
}

const MESSAGES_PER_SECOND = 50
const BURST = 400

interface Remote {
  readonly socket: HubSocket
  readonly dialled: boolean
  readonly nonce: Uint8Array
  theirNonce: Uint8Array | undefined
  /** Proofs the other side gave, and the topics known by them here. */
  readonly theirTags: Set<string>
  tokens: number
  refilledAt: number
}

/** An empty hub. */
export function createHub({ random, clock, log }: { readonly random: Random; readonly clock: Clock; readonly log: Log }): Hub {
  const members = new Map<string, Set<HubListener>>()
  const remotes = new Set<Remote>()
  const heard = createHeardLately(clock)

  const tagOf = (remote: Remote, topic: string, byDialler: boolean): string => {
    const [dialler, other] = remote.dialled ? [remote.nonce, remote.theirNonce] : [remote.theirNonce, remote.nonce]
    const label = utf8(`chorus/hub/1/${byDialler ? 'dialler' : 'listener'}`)
    return toHex(hmac(sha256, utf8(topic), Uint8Array.from([...label, ...(dialler ?? []), ...(other ?? [])])))
  }
  const isShared = (remote: Remote, topic: string): boolean =>
    remote.theirNonce !== undefined && remote.theirTags.has(tagOf(remote, topic, !remote.dialled))
  const tellTopics = (remote: Remote, topics: readonly string[]): void => {
    if (!remote.theirNonce || topics.length === 0) return
    remote.socket.send(JSON.stringify({ topics: topics.slice(0, MAX_TOPICS).map((topic) => tagOf(remote, topic, remote.dialled)) }))
  }
  const greet = (topic: string): void => {
    for (const listener of members.get(topic) ?? []) listener.met()
  }

  const join = (topic: string, listener: HubListener): HubMember => {
    const listeners = members.get(topic) ?? new Set()
    members.set(topic, listeners.add(listener))
    for (const remote of remotes) {
      tellTopics(remote, [topic])
      if (remote.dialled && isShared(remote, topic)) listener.met()
    }
    const publish = (data: string): void => {
      // Said again on purpose it goes out again; what comes back of it does not.
      heard.isNews(topic, data)
      for (const other of members.get(topic) ?? []) if (other !== listener) other.message(data)
      for (const remote of remotes) say(remote, topic, data)
    }
    const leave = (): void => {
      listeners.delete(listener)
      if (listeners.size === 0) members.delete(topic)
    }
    return { publish, leave }
  }
  const meet = (socket: HubSocket, dialled: boolean): HubConversation => {
    const remote: Remote = {
      socket,
      dialled,
      nonce: random.bytes(32),
      theirNonce: undefined,
      theirTags: new Set(),
      tokens: BURST,
      refilledAt: clock.now(),
    }
    remotes.add(remote)
    socket.send(JSON.stringify({ nonce: toHex(remote.nonce) }))
    const drop = (reason: string): void => {
      log.info('hub link dropped', { reason })
      remotes.delete(remote)
      socket.close()
    }
    const hear = (text: string): void => {
      const frame = decodeHubFrame(text)
      if (!frame) return drop('malformed')
      if (!takeToken(remote, clock.now())) return drop('too many messages')
      handle(remote, frame)
    }
    return { hear, closed: () => void remotes.delete(remote) }
  }
  const handle = (remote: Remote, frame: HubFrame): void => {
    if ('nonce' in frame) hearNonce(remote, frame.nonce)
    else if ('topics' in frame) hearTopics(remote, frame.topics)
    else hearPublish(remote, frame.topic, frame.data)
  }
  const hearNonce = (remote: Remote, nonce: string): void => {
    remote.theirNonce ??= fromHex(nonce)
    tellTopics(remote, [...members.keys()])
  }
  const hearTopics = (remote: Remote, tags: readonly string[]): void => {
    const before = sharedTopics(remote)
    for (const tag of tags) if (remote.theirTags.size < MAX_TOPICS) remote.theirTags.add(tag)
    const met = [...sharedTopics(remote)].filter((topic) => !before.has(topic))
    if (remote.dialled) met.forEach(greet)
  }
  const sharedTopics = (remote: Remote): ReadonlySet<string> => new Set([...members.keys()].filter((topic) => isShared(remote, topic)))
  const hearPublish = (remote: Remote, tag: string, data: string): void => {
    for (const topic of members.keys()) if (isTopicOf(remote, topic, tag) && heard.isNews(topic, data)) passOn(topic, remote, data)
  }
  const isTopicOf = (remote: Remote, topic: string, tag: string): boolean =>
    isShared(remote, topic) && tagOf(remote, topic, !remote.dialled) === tag
  const passOn = (topic: string, from: Remote, data: string): void => {
    for (const listener of members.get(topic) ?? []) listener.message(data)
    for (const other of remotes) if (other !== from) say(other, topic, data)
  }
  const say = (remote: Remote, topic: string, data: string): void => {
    if (isShared(remote, topic)) remote.socket.send(JSON.stringify({ topic: tagOf(remote, topic, remote.dialled), data }))
  }
  return { join, meet, remotes: () => remotes.size }
}

function takeToken(remote: Remote, now: number): boolean {
  const refill = (Math.max(0, now - remote.refilledAt) / 1000) * MESSAGES_PER_SECOND
  remote.tokens = Math.min(BURST, remote.tokens + refill) - 1
  remote.refilledAt = now
  return remote.tokens >= 0
}

/** Another hub: a topic crosses to it only after both have proved that they know it, and its name is never sent. SPEC rules HUB-1, HUB-2. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Random } from '../../core/ports/random.ts'
import { decodeHubFrame, MAX_TOPICS } from './hub-frame.ts'
import type { HubSocket, Neighbour, NeighbourEvents } from './neighbour.ts'

/** Speaks with a hub. `isDialled` is true on the side that made the connection. */
export function linkHub(
  { socket, isDialled, random }: { readonly socket: HubSocket; readonly isDialled: boolean; readonly random: Random },
  events: NeighbourEvents,
): Neighbour {
  const nonce = random.bytes(32)
  /** Proofs the other side gave. */
  const theirTags = new Set<string>()
  let theirNonce: Uint8Array | undefined

  const tagOf = (topic: string, byDialler: boolean): string => {
    const [dialler, other] = isDialled ? [nonce, theirNonce] : [theirNonce, nonce]
    const label = utf8(`chorus/hub/1/${byDialler ? 'dialler' : 'listener'}`)
    return toHex(hmac(sha256, utf8(topic), Uint8Array.from([...label, ...(dialler ?? []), ...(other ?? [])])))
  }
  const isShared = (topic: string): boolean => theirNonce !== undefined && theirTags.has(tagOf(topic, !isDialled))
  const sharedTopics = (): readonly string[] => events.topics().filter(isShared)
  const tell = (topics: readonly string[]): void => {
    if (!theirNonce) return
    for (let at = 0; at < topics.length; at += MAX_TOPICS)
      socket.send(JSON.stringify({ topics: topics.slice(at, at + MAX_TOPICS).map((topic) => tagOf(topic, isDialled)) }))
  }
  const joined = (topic: string): boolean => {
    tell([topic])
    return isDialled && isShared(topic)
  }
  const say = (topic: string, data: string): void => {
    if (isShared(topic)) socket.send(JSON.stringify({ topic: tagOf(topic, isDialled), data }))
  }
  const hearNonce = (text: string): void => {
    theirNonce ??= fromHex(text)
    tell(events.topics())
  }
  const hearTopics = (tags: readonly string[]): void => {
    const topicsByTag = new Map(events.topics().map((topic) => [tagOf(topic, !isDialled), topic]))
    const met = [...new Set(tags)].filter((tag) => !theirTags.has(tag)).flatMap((tag) => topicsByTag.get(tag) ?? [])
    for (const tag of tags) remember(tag, topicsByTag)
    if (isDialled) met.forEach(events.met)
  }
  /** Of more than one frame holds, the oldest is forgotten that nobody here shares: topics come and go as long as a link stands. */
  const remember = (tag: string, topicsByTag: ReadonlyMap<string, string>): void => {
    theirTags.delete(tag)
    theirTags.add(tag)
    if (theirTags.size <= MAX_TOPICS) return
    const [oldest = tag] = theirTags
    theirTags.delete([...theirTags].find((one) => !topicsByTag.has(one)) ?? oldest)
  }
  const hearPublish = (tag: string, data: string): void => {
    for (const topic of sharedTopics()) if (tagOf(topic, !isDialled) === tag) events.message(topic, data)
  }
  const hear = (text: string): void => {
    const frame = decodeHubFrame(text)
    if (!frame) events.drop('malformed')
    else if ('nonce' in frame) hearNonce(frame.nonce)
    else if ('topics' in frame) hearTopics(frame.topics)
    else hearPublish(frame.topic, frame.data)
  }
  const begin = (): void => socket.send(JSON.stringify({ nonce: toHex(nonce) }))
  return { begin, joined, left: () => undefined, say, hear, isOfUse: () => sharedTopics().length > 0 }
}

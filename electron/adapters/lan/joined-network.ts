/** One network on which this computer is announced: what is said there and when, and what is heard. SPEC rules LAN-2, LAN-3. */
import type { Clock, Timer } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import { type OwnNetwork, onNetworks } from '../node/own-networks.ts'
import { type Announcement, readPacket, recordsOf, SERVICE } from './announcement.ts'
import type { OpenMulticast } from './multicast.ts'
import { isWorthDecoding } from './packet-bounds.ts'

/** What a network is joined with. */
export interface JoiningTools {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly open: OpenMulticast
  /** False where too much is heard: the packet is left unread. */
  readonly mayRead: () => boolean
  /** Something came from another computer on the network, about Chorus or not. */
  readonly sensed: () => void
  /** What others announced, from where. */
  readonly heard: (announcements: readonly Announcement[], from: string) => void
}

/** See the head of this file. */
export interface JoinedNetwork {
  /** Asks who is here. */
  readonly ask: () => void
  /** Whether a word of this computer's own has come back, of whatever program. */
  readonly hasEcho: () => boolean
  /** It could not be joined, or nothing could be sent over it the last time, and nothing was heard since. */
  readonly hasFailed: () => boolean
  /** Resolves when the socket is closed. */
  readonly close: (how: { readonly saysGoodbye: boolean }) => Promise<void>
}

/** What is said first is said twice: multicast loses packets. RFC 6762 §8.3. */
const SAY_AGAIN_MS = 1_000
/** The same records go out once a second at most. RFC 6762 §6. */
const SAY_EVERY_MS = 1_000
/** Answers wait from 20 to 120 ms, so that many do not come at once. RFC 6762 §6. */
const SHORTEST_WAIT_MS = 20
const WAIT_SPREAD_MS = 100

/** Joins it: says who is here, and asks who else is. */
export function joinNetwork(tools: JoiningTools, own: Announcement, network: OwnNetwork): JoinedNetwork {
  const { clock, random, log, open, mayRead } = tools
  const { address } = network
  const isHere = onNetworks([network])
  let answering: Timer | undefined
  let saidAt = Number.NEGATIVE_INFINITY
  let hasEcho = false
  let hasFailed = false
  let isClosed = false

  const failed = (error: unknown): void => {
    hasFailed = true
    log.warn('cannot use a local network', { error: String(error) })
  }
  /** Every socket hears every network: each keeps to its own. */
  const mayDecode = (bytes: Uint8Array, from: string): boolean => {
    if (isClosed || !isHere(from)) return false
    hasFailed = false
    if (from === address) hasEcho = true
    else tools.sensed()
    return isWorthDecoding(bytes) && mayRead()
  }
  const heard = (packet: unknown, from: string): void => {
    const { announcements, asks } = readPacket(packet)
    if (asks) answer()
    const others = announcements.filter(({ name }) => name !== own.name)
    if (others.length > 0) tools.heard(others, from)
  }
  const multicast = open(address, { mayDecode, heard, failed })
  const say = (): void => {
    saidAt = clock.now()
    multicast.send({ answers: recordsOf(own, address) })
  }
  const answer = (): void => {
    const waitMs = SHORTEST_WAIT_MS + ((random.bytes(1)[0] ?? 0) / 255) * WAIT_SPREAD_MS
    const dueAt = Math.max(clock.now() + waitMs, saidAt + SAY_EVERY_MS)
    answering ??= clock.after(dueAt - clock.now(), () => {
      answering = undefined
      if (clock.now() - saidAt >= SAY_EVERY_MS) say()
    })
  }
  const ask = (): void => multicast.send({ questions: [{ name: SERVICE, type: 'PTR' }] })
  const sayingAgain = clock.after(SAY_AGAIN_MS, say)
  const close: JoinedNetwork['close'] = async ({ saysGoodbye }) => {
    isClosed = true
    answering?.cancel()
    sayingAgain.cancel()
    await multicast.close(saysGoodbye ? { answers: recordsOf({ ...own, ttlSeconds: 0 }, address) } : undefined)
  }
  say()
  ask()
  return { ask, hasEcho: () => hasEcho, hasFailed: () => hasFailed, close }
}

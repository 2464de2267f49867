/** Messages as pieces under credit: a sender has at most a window under way that the receiver has not granted again. SPEC rules SESS-6, SESS-9. */
import { type Decoded, decoded, refused } from '../../../shared/bytes/result.ts'
import { createAssembly, cutMessage } from '../../../shared/session/message-frames.ts'
import type { Clock } from '../ports/clock.ts'
import { MAX_FRAME_BYTES } from '../ports/link.ts'
import { createPace, MOST_UNDER_WAY_BYTES } from './pace.ts'

/** Smaller than the least window: a sender never waits for a grant that does not come. */
const GRANT_BYTES = 4 * 1024
const LEAST_HIGH_WATER_BYTES = 16 * 1024
/** Far more than honest ends have waiting: who asks without end and takes nothing must not fill the memory. */
const MAX_QUEUED_BYTES = 32 * 1024 * 1024
const PAYLOAD_BYTES = MAX_FRAME_BYTES - 64
/** On a slow line, so that beats, grants and keystrokes find a gap. */
const SLOW_PAYLOAD_BYTES = 4 * 1024 - 64

/** The sending side. */
export interface Outgoing {
  /** Queues a message of at most 4 MiB. False when enough is queued: `drained` tells when to go on. */
  readonly send: (message: Uint8Array) => boolean
  /** The receiver has taken this many bytes. */
  readonly hearGrant: (bytes: number) => void
  readonly queuedBytes: () => number
  readonly isSlow: () => boolean
}

/** What a queue tells its owner. */
export interface OutgoingEvents {
  /** The queue is low again after `send` answered false. */
  readonly drained: () => void
  /** More than 32 MiB wait. */
  readonly overfull: () => void
}

/** An empty queue. `put` carries one piece. */
export function createOutgoing(clock: Clock, put: (piece: Uint8Array) => void, { drained, overfull }: OutgoingEvents): Outgoing {
  const pace = createPace(clock)
  const queue: Uint8Array[] = []
  let queuedBytes = 0
  let isWaiting = false

  const highWaterBytes = (): number => Math.max(LEAST_HIGH_WATER_BYTES, pace.windowBytes() / 2)
  const send = (message: Uint8Array): boolean => {
    for (const piece of cutMessage(message, pace.isSlow() ? SLOW_PAYLOAD_BYTES : PAYLOAD_BYTES)) {
      queue.push(piece)
      queuedBytes += piece.length
    }
    flush()
    isWaiting = queuedBytes > highWaterBytes()
    if (queuedBytes > MAX_QUEUED_BYTES) overfull()
    return !isWaiting
  }
  const flush = (): void => {
    for (let piece = queue[0]; piece && mayPut(piece); piece = queue[0]) {
      queue.shift()
      queuedBytes -= piece.length
      pace.sent(piece.length)
      put(piece)
    }
  }
  /** What is under way and less than a grant is never granted by itself: it must not hold up what follows. */
  const mayPut = (piece: Uint8Array): boolean => {
    const underWay = pace.underWayBytes()
    return underWay < GRANT_BYTES || underWay + piece.length <= pace.windowBytes()
  }
  const hearGrant = (bytes: number): void => {
    pace.granted(bytes)
    flush()
    if (!isWaiting || queuedBytes > highWaterBytes() / 2) return
    isWaiting = false
    drained()
  }
  return { send, hearGrant, queuedBytes: () => queuedBytes, isSlow: pace.isSlow }
}

/** The receiving side. */
export interface Incoming {
  /** Takes a piece; answers the message that it completes. Refuses what was not granted and what is no message. */
  readonly add: (piece: Uint8Array) => Decoded<Uint8Array | undefined>
  /** Bytes to grant now that what was added has been dealt with; undefined while they are too few to tell. */
  readonly takeGrant: () => number | undefined
}

/** A receiver that has granted one window. */
export function createIncoming(): Incoming {
  const assembly = createAssembly()
  let granted = MOST_UNDER_WAY_BYTES
  let taken = 0

  const add = (piece: Uint8Array): Decoded<Uint8Array | undefined> => {
    granted -= piece.length
    if (granted < 0) return refused('too-much')
    const message = assembly.add(piece)
    if (!message.ok) return refused('too-much')
    taken += piece.length
    return decoded(message.value)
  }
  const takeGrant = (): number | undefined => {
    if (taken < GRANT_BYTES) return undefined
    const grant = taken
    granted += grant
    taken = 0
    return grant
  }
  return { add, takeGrant }
}

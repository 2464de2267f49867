/** Messages as pieces under credit: a sender has at most a window under way that the receiver has not granted again. SPEC rule SESS-6. */
import { type Decoded, decoded, refused } from '../../../shared/bytes/result.ts'
import { createAssembly, cutMessage } from '../../../shared/session/message-frames.ts'
import { MAX_FRAME_BYTES } from '../ports/link.ts'

const WINDOW_BYTES = 2 * 1024 * 1024
const GRANT_BYTES = 256 * 1024
const HIGH_WATER_BYTES = 1024 * 1024
/** Far more than honest ends have waiting: who asks without end and takes nothing must not fill the memory. */
const MAX_QUEUED_BYTES = 32 * 1024 * 1024
const PAYLOAD_BYTES = MAX_FRAME_BYTES - 64

/** The sending side. */
export interface Outgoing {
  /** Queues a message of at most 4 MiB. False when enough is queued: `drained` tells when to go on. */
  readonly send: (message: Uint8Array) => boolean
  /** The receiver has taken this many bytes. */
  readonly hearGrant: (bytes: number) => void
  readonly queuedBytes: () => number
}

/** What a queue tells its owner. */
export interface OutgoingEvents {
  /** The queue is low again after `send` answered false. */
  readonly drained: () => void
  /** More than 32 MiB wait. */
  readonly overfull: () => void
}

/** An empty queue. `put` carries one piece. */
export function createOutgoing(put: (piece: Uint8Array) => void, { drained, overfull }: OutgoingEvents): Outgoing {
  const queue: Uint8Array[] = []
  let queuedBytes = 0
  let allowance = WINDOW_BYTES
  let isWaiting = false

  const send = (message: Uint8Array): boolean => {
    for (const piece of cutMessage(message, PAYLOAD_BYTES)) {
      queue.push(piece)
      queuedBytes += piece.length
    }
    flush()
    isWaiting = queuedBytes > HIGH_WATER_BYTES
    if (queuedBytes > MAX_QUEUED_BYTES) overfull()
    return !isWaiting
  }
  const flush = (): void => {
    for (let piece = queue[0]; piece && allowance >= piece.length; piece = queue[0]) {
      queue.shift()
      queuedBytes -= piece.length
      allowance -= piece.length
      put(piece)
    }
  }
  const hearGrant = (bytes: number): void => {
    allowance = Math.min(WINDOW_BYTES, allowance + bytes)
    flush()
    if (!isWaiting || queuedBytes > HIGH_WATER_BYTES / 2) return
    isWaiting = false
    drained()
  }
  return { send, hearGrant, queuedBytes: () => queuedBytes }
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
  let granted = WINDOW_BYTES
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

/** How much of a link's frames may be under way between a host and its carrier: neither fills the other's memory while it is busy. */

/** Bytes that may be under way without having been taken. */
export const WINDOW_BYTES = 1024 * 1024
/** What a receiver takes before it says so. */
const GRANT_BYTES = 64 * 1024

/** The sending side of one link. */
export interface CreditedSender {
  /** Sends as soon as credit allows, in order. */
  readonly send: (frame: Uint8Array) => void
  readonly hearCredit: (bytes: number) => void
  readonly queuedBytes: () => number
}

/** A sender with a whole window. */
export function createCreditedSender(put: (frame: Uint8Array) => void): CreditedSender {
  const queue: Uint8Array[] = []
  let allowance = WINDOW_BYTES
  let queuedBytes = 0
  const flush = (): void => {
    for (let frame = queue[0]; frame && allowance >= frame.length; frame = queue[0]) {
      queue.shift()
      queuedBytes -= frame.length
      allowance -= frame.length
      put(frame)
    }
  }
  return {
    send: (frame) => {
      queue.push(frame)
      queuedBytes += frame.length
      flush()
    },
    hearCredit: (bytes) => {
      allowance = Math.min(WINDOW_BYTES, allowance + bytes)
      flush()
    },
    queuedBytes: () => queuedBytes,
  }
}

/** The receiving side of one link. */
export interface CreditedReceiver {
  /** False for what the window does not hold: a sender that keeps the rules never does that. */
  readonly come: (bytes: number) => boolean
  /** So much was dealt with. */
  readonly take: (bytes: number) => void
}

/** A receiver that has granted one window; `grant` tells the sender. */
export function createCreditedReceiver(grant: (bytes: number) => void): CreditedReceiver {
  let underWay = 0
  let taken = 0
  return {
    come: (bytes) => {
      underWay += bytes
      return underWay <= WINDOW_BYTES
    },
    take: (bytes) => {
      taken += bytes
      if (taken < GRANT_BYTES) return
      underWay -= taken
      grant(taken)
      taken = 0
    },
  }
}

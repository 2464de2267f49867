/** A link: framed bytes to one other host, whatever carries them. The session proves who is at the other end. */

/** What hears a link. `frame` is called once per frame in order; `closed` exactly once, and nothing after it. */
export interface LinkReceiver {
  readonly frame: (bytes: Uint8Array) => void
  /** `reason` is a short sentence fragment for diagnosis, never shown as is. */
  readonly closed: (reason: string) => void
}

/** The largest frame a link carries, in bytes. Larger messages are split by the session. */
export const MAX_FRAME_BYTES = 16 * 1024

/**
 * Ordered, reliable frames of at most `MAX_FRAME_BYTES` in both directions until either end closes.
 * A link that loses, repeats or reorders a frame is broken; the session notices and closes it.
 */
export interface Link {
  /** What carries it, for display and diagnosis. */
  readonly carrier: 'memory' | 'direct' | 'webrtc'
  /** Where it leads as far as the carrier knows (address and port, or empty). */
  readonly remote: string
  /**
   * Bytes both ends know and nobody in between can make equal on two links (the sorted DTLS fingerprints), mixed into the
   * session's proof. Empty where the carrier has none.
   */
  readonly binding: Uint8Array
  /** Names who listens. Frames that arrived before are delivered at once, in order. Called once. */
  readonly receive: (receiver: LinkReceiver) => void
  /** Queues a frame. Silently ignored after closing: `closed` has told the receiver. Throws RangeError above `MAX_FRAME_BYTES`. */
  readonly send: (frame: Uint8Array) => void
  /** Closes both directions; what was sent before is delivered if the carrier can. Safe to call twice. */
  readonly close: (reason: string) => void
}

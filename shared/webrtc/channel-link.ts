/** A link over a negotiated data channel. */
import { utf8 } from '../bytes/hex.ts'
import type { Clock, Timer } from '../clock.ts'
import { type Link, type LinkReceiver, MAX_FRAME_BYTES } from '../link/link.ts'
import { type DataChannel, fingerprintsOf, type PeerConnection } from './facade.ts'

/** A link that tells how much of what it was given has left its queue. */
export interface ChannelLink extends Link {
  /** Hears of every frame that the channel took, in bytes. */
  readonly onSent: (listener: (bytes: number) => void) => void
  /** Hears once when the link is over, however it ended; whoever made the link has one listener. */
  readonly onEnd: (listener: () => void) => void
}

/** Above this the channel is given no more: Node's WebRTC drops silently above about 16 MiB, and tells its amount late. */
const BUFFERED_BYTES = 1024 * 1024
/** The most given between two looks at the buffered amount. */
const BURST_FRAMES = 64
const LOOK_AGAIN_MS = 5
/** Chromium opens a channel while it still takes the description that made it possible. */
const DESCRIBED_MS = 2_000
/** What waits until somebody listens, at most 16 MiB: a session that keeps to its credit sends far less. */
const MAX_EARLY_FRAMES = 1024

/** Calls `opened` with the link when the channel opens and its fingerprints can be read. */
export function linkOverChannel(connection: PeerConnection, channel: DataChannel, clock: Clock, opened: (link: ChannelLink) => void): void {
  const early: Uint8Array[] = []
  let receiver: LinkReceiver | undefined
  let ended: string | undefined
  let over = (): void => undefined
  // The owner hears of it after its call has returned.
  const queue = createQueue(channel, clock, () => void clock.after(0, () => close('connection failed')))

  const end = (reason: string): void => {
    if (ended !== undefined) return
    ended = reason
    queue.stop()
    receiver?.closed(reason)
    over()
  }
  const onEnd: ChannelLink['onEnd'] = (listener) => {
    over = listener
  }
  const receive = (listener: LinkReceiver): void => {
    receiver = listener
    for (const frame of early.splice(0)) listener.frame(frame)
    if (ended !== undefined) listener.closed(ended)
  }
  const send = (frame: Uint8Array): void => {
    if (frame.length > MAX_FRAME_BYTES) throw new RangeError('frame too large for a link')
    if (ended === undefined) queue.add(frame)
  }
  const close = (reason: string): void => {
    end(reason)
    channel.close()
    connection.close()
  }
  channel.binaryType = 'arraybuffer'
  channel.onmessage = ({ data }) => {
    if (ended !== undefined) return
    if (!(data instanceof ArrayBuffer) || data.byteLength > MAX_FRAME_BYTES) return close('malformed frame')
    const frame = new Uint8Array(data)
    if (receiver) receiver.frame(frame)
    else if (early.push(frame) > MAX_EARLY_FRAMES) close('too much')
  }
  channel.onclose = () => end('connection closed')
  channel.onerror = () => end('connection failed')
  const adopt = (waitedMs: number): void => {
    if (ended !== undefined) return
    if (!isDescribed(connection) && waitedMs < DESCRIBED_MS) return void clock.after(LOOK_AGAIN_MS, () => adopt(waitedMs + LOOK_AGAIN_MS))
    const fingerprints = fingerprintsOf(connection)
    if (fingerprints === undefined) return close('no single fingerprint')
    opened({ carrier: 'webrtc', remote: '', binding: utf8(fingerprints), receive, send, close, onSent: queue.onSent, onEnd })
  }
  channel.onopen = () => adopt(0)
}

const isDescribed = ({ localDescription, remoteDescription }: PeerConnection): boolean =>
  localDescription !== null && remoteDescription !== null

/** Frames that wait for room in the channel; `failed` hears when it takes none any more. */
function createQueue(channel: DataChannel, clock: Clock, failed: () => void) {
  const waiting: Uint8Array[] = []
  let looking: Timer | undefined
  let stopped = false
  let sent: (bytes: number) => void = () => undefined

  const flush = (): void => {
    looking = undefined
    for (let given = 0; waiting.length > 0 && !stopped && channel.readyState === 'open'; given++) {
      if (given >= BURST_FRAMES || channel.bufferedAmount > BUFFERED_BYTES) {
        looking = clock.after(LOOK_AGAIN_MS, flush)
        return
      }
      const frame = waiting.shift() as Uint8Array
      if (!give(frame)) return failed()
      sent(frame.length)
    }
  }
  /** A channel whose other end has just died still says that it is open, and throws. */
  const give = (frame: Uint8Array): boolean => {
    try {
      channel.send(frame)
      return true
    } catch {
      return false
    }
  }
  const add = (frame: Uint8Array): void => {
    waiting.push(frame)
    if (!looking) flush()
  }
  const stop = (): void => {
    stopped = true
    looking?.cancel()
    waiting.length = 0
  }
  const onSent: ChannelLink['onSent'] = (listener) => {
    sent = listener
  }
  return { add, stop, onSent }
}

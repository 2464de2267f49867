/** A link over a negotiated data channel. */
import { utf8 } from '../../../shared/bytes/hex.ts'
import type { Clock, Timer } from '../../core/ports/clock.ts'
import { type Link, type LinkReceiver, MAX_FRAME_BYTES } from '../../core/ports/link.ts'
import { type DataChannel, fingerprintsOf, type PeerConnection } from './facade.ts'

/** Above this the channel is given no more: Node's WebRTC drops silently above about 16 MiB, and tells its amount late. */
const BUFFERED_BYTES = 1024 * 1024
/** The most given between two looks at the buffered amount. */
const BURST_FRAMES = 64
const LOOK_AGAIN_MS = 5

/** Calls `opened` with the link when the channel opens and its fingerprints can be read. */
export function linkOverChannel(connection: PeerConnection, channel: DataChannel, clock: Clock, opened: (link: Link) => void): void {
  const early: Uint8Array[] = []
  const queue: Uint8Array[] = []
  let receiver: LinkReceiver | undefined
  let ended: string | undefined
  let looking: Timer | undefined

  const end = (reason: string): void => {
    if (ended !== undefined) return
    ended = reason
    looking?.cancel()
    queue.length = 0
    receiver?.closed(reason)
  }
  const flush = (): void => {
    looking = undefined
    for (let given = 0; queue.length > 0 && ended === undefined && channel.readyState === 'open'; given++) {
      if (given >= BURST_FRAMES || channel.bufferedAmount > BUFFERED_BYTES) {
        looking = clock.after(LOOK_AGAIN_MS, flush)
        return
      }
      if (!sendOver(channel, queue.shift() as Uint8Array)) return end('connection closed')
    }
  }
  const receive = (listener: LinkReceiver): void => {
    receiver = listener
    for (const frame of early.splice(0)) listener.frame(frame)
    if (ended !== undefined) listener.closed(ended)
  }
  const send = (frame: Uint8Array): void => {
    if (frame.length > MAX_FRAME_BYTES) throw new RangeError('frame too large for a link')
    if (ended !== undefined) return
    queue.push(frame)
    if (!looking) flush()
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
    else early.push(frame)
  }
  channel.onclose = () => end('connection closed')
  channel.onerror = () => end('connection failed')
  channel.onopen = () => {
    const fingerprints = fingerprintsOf(connection)
    if (fingerprints === undefined) return close('no single fingerprint')
    opened({ carrier: 'webrtc', remote: '', binding: utf8(fingerprints), receive, send, close })
  }
}

/** Node's WebRTC closes a channel on a thread of its own: it may be closed before its state says so. */
function sendOver(channel: DataChannel, frame: Uint8Array): boolean {
  try {
    channel.send(frame)
    return true
  } catch {
    return false
  }
}

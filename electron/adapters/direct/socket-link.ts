/** A link over a WebSocket between two hosts. */
import type { WebSocket } from 'ws'
import { type Link, type LinkReceiver, MAX_FRAME_BYTES } from '../../core/ports/link.ts'

/** The link of an open socket. Frames that arrive before `receive` wait. */
export function linkOverSocket(socket: WebSocket, remote: string): Link {
  const early: Uint8Array[] = []
  let receiver: LinkReceiver | undefined
  let ended: string | undefined

  const end = (reason: string): void => {
    if (ended !== undefined) return
    ended = reason
    receiver?.closed(reason)
  }
  socket.binaryType = 'nodebuffer'
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (ended !== undefined) return
    if (!isBinary || data.length > MAX_FRAME_BYTES) return close('malformed frame')
    const frame = Uint8Array.from(data)
    if (receiver) receiver.frame(frame)
    else early.push(frame)
  })
  socket.on('close', () => end('connection closed'))
  socket.on('error', () => end('connection failed'))

  const receive = (listener: LinkReceiver): void => {
    receiver = listener
    for (const frame of early.splice(0)) listener.frame(frame)
    if (ended !== undefined) listener.closed(ended)
  }
  const send = (frame: Uint8Array): void => {
    if (frame.length > MAX_FRAME_BYTES) throw new RangeError('frame too large for a link')
    if (ended === undefined && socket.readyState === socket.OPEN) socket.send(frame)
  }
  const close = (reason: string): void => {
    end(reason)
    socket.close()
  }
  return { carrier: 'direct', remote, binding: new Uint8Array(0), receive, send, close }
}

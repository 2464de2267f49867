/** A pipe over a WebSocket: a page's own, or the host's end of it. */
import type { Pipe } from './pipe.ts'
import { createPipeEnd } from './pipe-end.ts'

/** What a browser's WebSocket and a server's have in common. */
export interface WebSocketLike {
  binaryType: string
  readonly bufferedAmount: number
  readonly readyState: number
  send(bytes: Uint8Array<ArrayBuffer>): void
  close(): void
  /** Only a server's: ends at once, without waiting for the other end. */
  terminate?(): void
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: unknown) => void): void
}

const CONNECTING = 0
const OPEN = 1

/**
 * The socket is the pipe's from now on; it may still be connecting. A message that is no bytes closes it, and so does an end that reads too
 * slowly: more than `mostBufferedBytes` waiting to go out.
 */
export function pipeOverWebSocket(socket: WebSocketLike, mostBufferedBytes: number = Number.POSITIVE_INFINITY): Pipe {
  const early: Uint8Array[] = []
  const cut = (): void => {
    if (end.isClosed()) return
    end.closed()
    if (socket.terminate) socket.terminate()
    else socket.close()
  }
  const close = (): void => {
    if (end.isClosed()) return
    end.closed()
    // Closed before it was open, it first sends what it was given: see `open`.
    if (socket.readyState !== CONNECTING || early.length === 0) socket.close()
  }
  const end = createPipeEnd(cut)
  const put = (frame: Uint8Array): void => {
    if (socket.readyState !== OPEN) return
    socket.send(frame as Uint8Array<ArrayBuffer>)
    if (socket.bufferedAmount > mostBufferedBytes) cut()
  }
  const send = (frame: Uint8Array): void => {
    if (end.isClosed()) return
    if (socket.readyState === CONNECTING) early.push(Uint8Array.from(frame))
    else put(frame)
  }
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => {
    for (const frame of early.splice(0)) put(frame)
    if (end.isClosed()) socket.close()
  })
  socket.addEventListener('message', (event) => {
    const bytes = bytesOf(event)
    if (bytes) end.deliver(bytes)
    else cut()
  })
  // Browsers tell of a broken connection by `error`, always followed by `close`; listening keeps a server from throwing it.
  socket.addEventListener('error', () => undefined)
  socket.addEventListener('close', end.closed)
  return { send, onFrame: end.onFrame, onClose: end.onClose, close }
}

function bytesOf(event: unknown): Uint8Array | undefined {
  const message = typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined
  return message instanceof ArrayBuffer ? new Uint8Array(message) : undefined
}

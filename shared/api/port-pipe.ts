/** A pipe over a message port: a page's, one of Node's, or the one that Electron's processes hand each other. */
import type { Pipe } from './pipe.ts'
import { createPipeEnd } from './pipe-end.ts'

/** What the three kinds of ports have in common; they name the way of listening differently. */
export interface PortLike {
  postMessage(message: unknown): void
  start?(): void
  close(): void
  addEventListener?(type: 'message' | 'close', listener: (event: unknown) => void): void
  on?(type: 'message' | 'close', listener: (event: unknown) => void): unknown
}

/** The port is the pipe's from now on. A message that is no bytes closes it. */
export function pipeOverPort(port: PortLike): Pipe {
  const close = (): void => {
    if (end.isClosed()) return
    end.closed()
    port.close()
  }
  const end = createPipeEnd(close)
  const listen = (port.addEventListener ?? port.on)?.bind(port)
  listen?.('message', (event) => {
    const bytes = bytesOf(event)
    if (bytes) end.deliver(bytes)
    else close()
  })
  listen?.('close', end.closed)
  port.start?.()
  const send = (frame: Uint8Array): void => {
    // Posting a part of a buffer would copy the whole of it.
    if (!end.isClosed()) port.postMessage(frame.length === frame.buffer.byteLength ? frame : frame.slice())
  }
  return { send, onFrame: end.onFrame, onClose: end.onClose, close }
}

function bytesOf(event: unknown): Uint8Array | undefined {
  const message = typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined
  return message instanceof Uint8Array ? message : undefined
}

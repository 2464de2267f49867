/** A pipe over a message port: a page's, a worker's, or one of Electron's main process. */
import { MAX_PIPE_FRAME_BYTES, type Pipe } from './pipe.ts'

/** Ports of pages and of Node's workers. */
export interface WebPort {
  postMessage(message: unknown): void
  addEventListener(event: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void
  start(): void
  close(): void
}

/** Ports of Electron's main and utility processes. */
export interface EmitterPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** A pipe whose other end has made one of the same channel. What is no frame closes it. Frames wait in the port until `onFrame`. */
export function pipeOverPort(port: WebPort | EmitterPort): Pipe {
  const closers = new Set<() => void>()
  let closed = false
  const end = (): void => {
    if (closed) return
    closed = true
    port.close()
    for (const listener of closers) listener()
  }
  const onFrame = (listener: (frame: Uint8Array) => void): void => {
    const take = ({ data }: { readonly data?: unknown }): void => {
      if (closed) return
      if (data instanceof Uint8Array && data.length <= MAX_PIPE_FRAME_BYTES) listener(data)
      else end()
    }
    if ('addEventListener' in port) port.addEventListener('message', take)
    else port.on('message', take)
    port.start()
  }
  if ('addEventListener' in port) port.addEventListener('close', end)
  else port.on('close', end)
  return {
    send: (frame) => {
      if (!closed) port.postMessage(frame)
    },
    onFrame,
    onClose: (listener) => void closers.add(listener),
    close: end,
  }
}

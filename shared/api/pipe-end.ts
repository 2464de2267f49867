/** What every end of a pipe does, whatever carries it: keeps early frames for whoever will listen, and tells once that it closed. */
import { MAX_PIPE_FRAME_BYTES, type Pipe } from './pipe.ts'

/** The receiving half of an end. */
export interface PipeEnd extends Pick<Pipe, 'onFrame' | 'onClose'> {
  /** A frame arrived. One that is too large closes the pipe. */
  readonly deliver: (frame: Uint8Array) => void
  /** The pipe is closed from now on; said twice it is heard once. */
  readonly closed: () => void
  readonly isClosed: () => boolean
}

/** An open end. `refuse` closes the carrier after a frame that is too large. */
export function createPipeEnd(refuse: () => void): PipeEnd {
  const early: Uint8Array[] = []
  const closers: (() => void)[] = []
  let heard: ((frame: Uint8Array) => void) | undefined
  let isClosed = false

  const closed = (): void => {
    if (isClosed) return
    isClosed = true
    early.length = 0
    for (const closer of closers) closer()
  }
  const deliver = (frame: Uint8Array): void => {
    if (isClosed) return
    if (frame.length > MAX_PIPE_FRAME_BYTES) return refuse()
    if (heard) heard(frame)
    else early.push(frame)
  }
  const onFrame = (listener: (frame: Uint8Array) => void): void => {
    heard = listener
    for (const frame of early.splice(0)) deliver(frame)
  }
  const onClose = (listener: () => void): void => {
    if (isClosed) listener()
    else closers.push(listener)
  }
  return { deliver, closed, isClosed: () => isClosed, onFrame, onClose }
}

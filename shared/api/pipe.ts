/** A pipe between a host and a guest: whole frames in order, over whatever connects them. */

/** One end. `onFrame` and `onClose` are set once, before frames are expected. */
export interface Pipe {
  readonly send: (frame: Uint8Array) => void
  readonly onFrame: (listener: (frame: Uint8Array) => void) => void
  readonly onClose: (listener: () => void) => void
  readonly close: () => void
}

/** The largest frame either end accepts, in bytes. */
export const MAX_PIPE_FRAME_BYTES = 64 * 1024 * 1024

/** A pipe between a host and a guest: whole frames in order, over whatever connects them. */

/** One end. `test/contracts/pipe.contract.ts` says what every kind of pipe keeps. */
export interface Pipe {
  /** Sends a frame. Ignored once the pipe is closed. */
  readonly send: (frame: Uint8Array) => void
  /** Sets who hears frames, once; frames that came before are delivered at once. */
  readonly onFrame: (listener: (frame: Uint8Array) => void) => void
  /** Hears once that the pipe closed, from either end and for whatever reason; at once if it has. No frame follows. */
  readonly onClose: (listener: () => void) => void
  readonly close: () => void
}

/** The largest frame either end accepts, in bytes. A larger one closes the pipe. */
export const MAX_PIPE_FRAME_BYTES = 64 * 1024 * 1024

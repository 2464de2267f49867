/** A pipe inside one process, for tests and demonstrations. */
import type { Pipe } from './pipe.ts'
import { createPipeEnd, type PipeEnd } from './pipe-end.ts'

/** Two ends of one pipe. `schedule` runs work later, in the order of its calls. */
export function createMemoryPipePair(
  schedule: (work: () => void) => void = (work) => void Promise.resolve().then(work),
): readonly [Pipe, Pipe] {
  const closeBoth = (): void => {
    near.closed()
    far.closed()
  }
  const near: PipeEnd = createPipeEnd(closeBoth)
  const far: PipeEnd = createPipeEnd(closeBoth)
  const end = (own: PipeEnd, other: PipeEnd): Pipe => ({
    send: (frame) => {
      if (own.isClosed()) return
      const copy = Uint8Array.from(frame)
      schedule(() => other.deliver(copy))
    },
    onFrame: own.onFrame,
    onClose: own.onClose,
    close: () => {
      own.closed()
      schedule(other.closed)
    },
  })
  return [end(near, far), end(far, near)]
}

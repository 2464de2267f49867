/** Links inside one process, for tests, simulations and demonstrations; they can be made to lose, repeat and reorder frames. */
import { type Link, type LinkReceiver, MAX_FRAME_BYTES } from '../../core/ports/link.ts'

/** What happens to a frame on its way. A real link never does but `deliver`: the session must notice. */
export type FrameFate = 'deliver' | 'drop' | 'repeat' | 'delay'

/** How frames travel. */
export interface MemoryLinkConfig {
  /** Runs the work later, in the order of calls for equal delays. */
  readonly schedule: (work: () => void) => void
  readonly fate?: (frame: Uint8Array) => FrameFate
}

/** Two ends of one link. */
export function createMemoryLinkPair({ schedule, fate = () => 'deliver' }: MemoryLinkConfig): readonly [Link, Link] {
  const a = createEnd()
  const b = createEnd()
  let open = true
  const close = (reason: string): void => {
    if (!open) return
    open = false
    for (const end of [a, b]) schedule(() => end.closed(reason))
  }
  const carry = (from: End, to: End): Link => {
    const travel = createTravel(fate, (frame) => schedule(() => to.frame(frame)))
    const send = (frame: Uint8Array): void => {
      if (frame.length > MAX_FRAME_BYTES) throw new RangeError('frame too large for a link')
      if (open) travel(Uint8Array.from(frame))
    }
    return { carrier: 'memory', remote: '', binding: new Uint8Array(0), receive: from.receive, send, close }
  }
  return [carry(a, b), carry(b, a)]
}

/** A delayed frame arrives after the next one. */
function createTravel(fate: (frame: Uint8Array) => FrameFate, deliver: (frame: Uint8Array) => void): (frame: Uint8Array) => void {
  let held: Uint8Array | undefined
  return (frame) => {
    const destiny = fate(frame)
    if (destiny === 'delay' && !held) {
      held = frame
      return
    }
    if (destiny !== 'drop') deliver(frame)
    if (destiny === 'repeat') deliver(frame)
    if (held) deliver(held)
    held = undefined
  }
}

interface End {
  readonly frame: (bytes: Uint8Array) => void
  readonly closed: (reason: string) => void
  readonly receive: Link['receive']
}

function createEnd(): End {
  const early: Uint8Array[] = []
  let receiver: LinkReceiver | undefined
  let ended: string | undefined
  const frame = (bytes: Uint8Array): void => {
    if (ended !== undefined) return
    if (receiver) receiver.frame(bytes)
    else early.push(bytes)
  }
  const closed = (reason: string): void => {
    if (ended !== undefined) return
    ended = reason
    receiver?.closed(reason)
  }
  const receive = (listener: LinkReceiver): void => {
    receiver = listener
    for (const bytes of early.splice(0)) listener.frame(bytes)
    if (ended !== undefined) listener.closed(ended)
  }
  return { frame, closed, receive }
}

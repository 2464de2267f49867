/** Keeps one WebSocket to an address: dials, and dials again with growing, jittered pauses when it ends. */
import { WebSocket } from 'ws'
import type { Clock, Timer } from '../../core/ports/clock.ts'
import type { Random } from '../../core/ports/random.ts'
import { createGrowingPause } from '../node/growing-pause.ts'

/** What came of dialling so far: times in milliseconds since 1970. */
export interface Dialling {
  readonly state: 'trying' | 'answered' | 'no-answer'
  readonly triedAt: number | undefined
  readonly answeredAt: number | undefined
}

/** A running dialler. */
export interface Dialler {
  readonly state: () => Dialling
  readonly stop: () => void
}

/** A connection that lasted so long was of use. */
const STEADY_MS = 5_000
const HANDSHAKE_MS = 10_000

/**
 * Calls `opened` for every connection that comes about. Pauses grow from half a second to half a minute while nobody answers or connections do not last. `changed` hears
 * when an answer comes or stays away.
 */
export function keepDialling(
  url: string,
  tools: { readonly clock: Clock; readonly random: Random },
  opened: (socket: WebSocket) => void,
  changed: () => void,
): Dialler {
  const pause = createGrowingPause(tools.random)
  let stopped = false
  let timer: Timer | undefined
  let socket: WebSocket | undefined
  let dialling: Dialling = { state: 'trying', triedAt: undefined, answeredAt: undefined }

  const note = (change: Partial<Dialling>): void => {
    const isNew = change.state !== undefined && change.state !== dialling.state
    dialling = { ...dialling, ...change }
    if (isNew) changed()
  }

  const dial = (): void => {
    note({ triedAt: tools.clock.now() })
    socket = new WebSocket(url, { handshakeTimeout: HANDSHAKE_MS, maxPayload: 256 * 1024, perMessageDeflate: false })
    const dialled = socket
    let openedAt: number | undefined
    dialled.on('open', () => {
      openedAt = tools.clock.now()
      note({ state: 'answered', answeredAt: tools.clock.now() })
      opened(dialled)
    })
    dialled.on('error', () => dialled.terminate())
    dialled.on('close', () => {
      // One that is ended at once, as a second link to the same computer is, must not be dialled over and over.
      if (openedAt !== undefined && tools.clock.now() - openedAt >= STEADY_MS) pause.reset()
      again()
    })
  }
  const again = (): void => {
    if (stopped) return
    note({ state: 'no-answer' })
    timer = tools.clock.after(pause.next(), dial)
  }
  const stop = (): void => {
    stopped = true
    timer?.cancel()
    socket?.terminate()
  }
  dial()
  return { state: () => dialling, stop }
}

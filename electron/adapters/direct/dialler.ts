/** Keeps one WebSocket to an address: dials, and dials again with growing, jittered pauses when it ends. */
import { WebSocket } from 'ws'
import type { Clock, Timer } from '../../core/ports/clock.ts'
import type { Random } from '../../core/ports/random.ts'

/** A running dialler. */
export interface Dialler {
  readonly stop: () => void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const HANDSHAKE_MS = 10_000

/** Calls `opened` for every connection that comes about. Pauses grow from half a second to half a minute while nobody answers. */
export function keepDialling(
  url: string,
  tools: { readonly clock: Clock; readonly random: Random },
  opened: (socket: WebSocket) => void,
): Dialler {
  let stopped = false
  let pauseMs = FIRST_PAUSE_MS
  let timer: Timer | undefined
  let socket: WebSocket | undefined

  const dial = (): void => {
    socket = new WebSocket(url, { handshakeTimeout: HANDSHAKE_MS, maxPayload: 256 * 1024, perMessageDeflate: false })
    const dialled = socket
    dialled.on('open', () => {
      pauseMs = FIRST_PAUSE_MS
      opened(dialled)
    })
    dialled.on('error', () => dialled.terminate())
    dialled.on('close', again)
  }
  const again = (): void => {
    if (stopped) return
    const jitter = 0.5 + (tools.random.bytes(1)[0] ?? 0) / 255
    timer = tools.clock.after(pauseMs * jitter, dial)
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }
  const stop = (): void => {
    stopped = true
    timer?.cancel()
    socket?.terminate()
  }
  dial()
  return { stop }
}

/** Keeps one WebSocket to an address: dials, and dials again with growing, jittered pauses when it ends. */
import { WebSocket } from 'ws'
import type { Clock, Timer } from '../../core/ports/clock.ts'
import type { Random } from '../../core/ports/random.ts'
import { createGrowingPause } from '../node/growing-pause.ts'

/**
 * Why nobody answers. `refused`: a computer is there and nothing listens at that number. `silent`: nothing came back at all. `no-way`: no network of this computer leads
 * there. `no-such-name`: the name is not known. `not-secure`: its certificate does not hold. `not-chorus`: something else answers. `ended`: it answered and hung up.
 */
export type DiallingFault = 'refused' | 'silent' | 'no-way' | 'no-such-name' | 'not-secure' | 'not-chorus' | 'ended'

/** What a server is asked, and which of its texts is an answer: anything takes a WebSocket. */
export interface Greeting {
  readonly say: string
  readonly isAnswer: (text: string) => boolean
}

/** What came of dialling so far: times in milliseconds since 1970. */
export interface Dialling {
  readonly state: 'trying' | 'answered' | 'no-answer'
  /** Set where the last try failed. */
  readonly fault: DiallingFault | undefined
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
 * when an answer comes or stays away. With a greeting, only its answer is one; whoever stays silent for 10 s is `not-chorus`.
 */
export function keepDialling(
  url: string,
  tools: { readonly clock: Clock; readonly random: Random },
  opened: (socket: WebSocket) => void,
  changed: () => void,
  greeting?: Greeting,
): Dialler {
  const pause = createGrowingPause(tools.random)
  let stopped = false
  let timer: Timer | undefined
  let socket: WebSocket | undefined
  let dialling: Dialling = { state: 'trying', fault: undefined, triedAt: undefined, answeredAt: undefined }

  const note = (change: Partial<Dialling>): void => {
    const next = { ...dialling, ...change }
    const isNew = next.state !== dialling.state || next.fault !== dialling.fault
    dialling = next
    if (isNew) changed()
  }

  const answered = (): void => note({ state: 'answered', fault: undefined, answeredAt: tools.clock.now() })
  const greet = (greeted: WebSocket, { say, isAnswer }: Greeting, silent: () => void): void => {
    const patience = tools.clock.after(HANDSHAKE_MS, () => {
      silent()
      greeted.terminate()
    })
    greeted.on('close', patience.cancel)
    greeted.on('message', (data, isBinary) => {
      if (isBinary || !isAnswer(data.toString())) return
      patience.cancel()
      answered()
    })
    greeted.send(say)
  }
  const dial = (): void => {
    note({ triedAt: tools.clock.now() })
    socket = new WebSocket(url, { handshakeTimeout: HANDSHAKE_MS, maxPayload: 256 * 1024, perMessageDeflate: false })
    const dialled = socket
    let openedAt: number | undefined
    let fault: DiallingFault = 'ended'
    dialled.on('open', () => {
      openedAt = tools.clock.now()
      if (greeting) {
        greet(dialled, greeting, () => {
          fault = 'not-chorus'
        })
      } else answered()
      opened(dialled)
    })
    dialled.on('error', (error) => {
      if (openedAt === undefined) fault = faultOf(error)
      dialled.terminate()
    })
    dialled.on('close', () => {
      // One that is ended at once, as a second link to the same computer is, must not be dialled over and over.
      if (openedAt !== undefined && tools.clock.now() - openedAt >= STEADY_MS) pause.reset()
      again(fault)
    })
  }
  const again = (fault: DiallingFault): void => {
    if (stopped) return
    note({ state: 'no-answer', fault })
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

const FAULTS: Readonly<Record<string, DiallingFault>> = {
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'no-way',
  EHOSTUNREACH: 'silent',
  ETIMEDOUT: 'silent',
  ENOTFOUND: 'no-such-name',
  EAI_AGAIN: 'no-such-name',
}

/** What is wrong with a certificate, as Node names it (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const CERTIFICATE = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$/

/** What the system says, or ws: that nobody shook hands in time, or that an answer was none. */
function faultOf(error: Error): DiallingFault {
  const code = 'code' in error ? String(error.code) : ''
  const known = FAULTS[code]
  if (known) return known
  if (CERTIFICATE.test(code)) return 'not-secure'
  return error.message.includes('timed out') ? 'silent' : 'not-chorus'
}

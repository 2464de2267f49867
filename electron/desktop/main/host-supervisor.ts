/** Starts the host's process, starts it again when it ends by itself, and hands it ports. */
import type { ForkOptions, MessagePortMain, UtilityProcess } from 'electron'
import { type FromHost, fromHost, type ToHost } from '../host-messages.ts'
import { createRestartDelay } from './restart-delay.ts'

/** What is needed to run one. */
export interface SupervisorTools {
  readonly fork: (path: string, words: string[], options: ForkOptions) => Pick<UtilityProcess, 'on' | 'postMessage'>
  readonly path: string
  readonly begin: Extract<ToHost, { type: 'begin' }>
  /** Answers a question about keys. */
  readonly keyring: (question: Extract<FromHost, { type: 'keyring' }>) => Promise<Uint8Array | null>
  /** A host serves: pages need new ports. */
  readonly ready: () => void
  /** It cannot serve and is not started again. */
  readonly failed: (message: string) => void
  readonly after: (delayMs: number, work: () => void) => void
  readonly now: () => number
}

/** See the head of this file. */
export interface HostSupervisor {
  readonly hand: (message: Extract<ToHost, { type: 'guest' | 'network' }>, port: MessagePortMain) => void
  /** Resolves when everything of the profile is sealed, flushed and closed, or the process is gone. */
  readonly end: () => Promise<void>
}

/** Starts the first one. */
export function superviseHost(tools: SupervisorTools): HostSupervisor {
  const delay = createRestartDelay()
  let host: Pick<UtilityProcess, 'on' | 'postMessage'> | undefined
  let isOver = false
  let ended: () => void = () => undefined

  const start = (): void => {
    const startedAt = tools.now()
    const started = tools.fork(tools.path, [], { serviceName: 'Chorus host', stdio: 'inherit' })
    host = started
    started.on('message', (message) => hear(started, message))
    started.on('exit', () => {
      host = undefined
      ended()
      if (!isOver) tools.after(delay.next(tools.now() - startedAt), () => isOver || start())
    })
    started.postMessage(tools.begin)
  }
  const hear = (from: Pick<UtilityProcess, 'postMessage'>, message: unknown): void => {
    const said = fromHost.safeParse(message)
    if (!said.success) return
    if (said.data.type === 'ready') tools.ready()
    else if (said.data.type === 'keyring') void answer(from, said.data)
    else if (said.data.type === 'failed') {
      isOver = true
      tools.failed(said.data.message)
    }
  }
  const answer = async (to: Pick<UtilityProcess, 'postMessage'>, question: Extract<FromHost, { type: 'keyring' }>): Promise<void> => {
    const bytes = await tools.keyring(question).catch(() => null)
    to.postMessage({ type: 'key', id: question.id, bytes } satisfies ToHost)
  }
  const end = (): Promise<void> => {
    isOver = true
    if (!host) return Promise.resolve()
    const gone = new Promise<void>((resolve) => {
      ended = resolve
    })
    host.postMessage({ type: 'end' } satisfies ToHost)
    return gone
  }
  start()
  return { hand: (message, port) => host?.postMessage(message, [port]), end }
}

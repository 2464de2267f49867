/** The page's connection to its host: one client at a time, opened again with growing pauses when the pipe breaks. */
import { type Client, createClient } from '../../shared/api/client.ts'
import type { HostEvent } from '../../shared/api/events.ts'
import type { Pipe } from '../../shared/api/pipe.ts'
import { isAppError } from '../../shared/errors.ts'

/** How it stands. `refused`: the host does not know this page (any more), or was updated: only opening Chorus anew helps. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused'

/** See the head of this file. */
export interface HostConnection {
  readonly state: () => ConnectionState
  /** The client that is open now; undefined while there is none. */
  readonly client: () => Client | undefined
  /** Hears of every change of `state` and of every new client; returns how to stop. */
  readonly listen: (listener: () => void) => () => void
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void
  /** Tries at once instead of at the next turn. */
  readonly retry: () => void
  readonly close: () => void
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** Opens the connection. `openPipe` resolves with a pipe that is ready; an `AppError` it throws ends the trying. */
export function connectToHost(openPipe: () => Promise<Pipe>): HostConnection {
  const listeners = new Set<() => void>()
  const eventListeners = new Set<(event: HostEvent) => void>()
  let state: ConnectionState = 'connecting'
  let client: Client | undefined
  let pauseMs = FIRST_PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const become = (next: ConnectionState): void => {
    state = next
    for (const listener of [...listeners]) listener()
  }
  const open = async (): Promise<void> => {
    timer = undefined
    try {
      const opened = createClient(await openPipe())
      if (isClosed) return opened.close()
      await opened.call('profile.state', {})
      adopt(opened)
    } catch (error) {
      if (isAppError(error, 'no-right') || isAppError(error, 'update-required')) become('refused')
      else again()
    }
  }
  const adopt = (opened: Client): void => {
    client = opened
    pauseMs = FIRST_PAUSE_MS
    opened.onEvent((event) => {
      for (const listener of [...eventListeners]) listener(event)
    })
    opened.onClose(() => {
      if (client === opened) client = undefined
      again()
    })
    become('open')
  }
  const again = (): void => {
    if (isClosed || timer) return
    become('lost')
    timer = setTimeout(() => void open(), pauseMs)
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }
  const retry = (): void => {
    if (state !== 'lost') return
    clearTimeout(timer)
    pauseMs = FIRST_PAUSE_MS
    void open()
  }
  const close = (): void => {
    isClosed = true
    clearTimeout(timer)
    client?.close()
  }
  void open()
  return {
    state: () => state,
    client: () => client,
    listen: (listener) => subscribe(listeners, listener),
    onEvent: (listener) => subscribe(eventListeners, listener),
    retry,
    close,
  }
}

function subscribe<T>(set: Set<T>, item: T): () => void {
  set.add(item)
  return () => void set.delete(item)
}

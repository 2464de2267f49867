/** Diagnosis as lines of JSON on a stream or in a file; off unless asked for. */
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'

/** Writes each message as one line through `write`. */
export function createLineLog(clock: Clock, write: (line: string) => void): Log {
  const line =
    (level: string): Log['info'] =>
    (message, facts = {}) =>
      write(`${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, message, ...facts })}\n`)
  return { info: line('info'), warn: line('warn') }
}

/** Drops everything. */
export const createSilentLog = (): Log => ({ info: () => undefined, warn: () => undefined })

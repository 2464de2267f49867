/** Tells guests which answers may have changed: gathered for a moment, so that a burst of entries is one telling. */
import type { HostEvent, Topic } from '../../shared/api/events.ts'
import type { Clock, Timer } from '../core/ports/clock.ts'

/** See the head of this file. */
export interface Changes {
  /** These topics changed: of a coalition, or (null) of the profile. */
  readonly tell: (coalition: string | null, topics: readonly Topic[]) => void
  readonly listen: (listener: (event: HostEvent) => void) => () => void
  readonly close: () => void
}

/** Long enough to gather a burst, short enough that nobody sees it. */
const GATHER_MS = 60

/** Nothing has changed yet. */
export function createChanges(clock: Clock): Changes {
  const listeners = new Set<(event: HostEvent) => void>()
  const gathered = new Map<string | null, Set<Topic>>()
  let timer: Timer | undefined

  const tellAll = (): void => {
    timer = undefined
    const events = [...gathered].map(([coalition, topics]): HostEvent => ({ event: 'changed', coalition, topics: [...topics] }))
    gathered.clear()
    for (const event of events) for (const listener of [...listeners]) listener(event)
  }
  const tell: Changes['tell'] = (coalition, topics) => {
    const held = gathered.get(coalition) ?? new Set()
    for (const topic of topics) held.add(topic)
    gathered.set(coalition, held)
    timer ??= clock.after(GATHER_MS, tellAll)
  }
  const listen: Changes['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const close = (): void => {
    timer?.cancel()
    listeners.clear()
  }
  return { tell, listen, close }
}

/** Which members' computers are linked with this one now, and when each was last heard. SPEC rule DELIV-6. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { unlessFull } from '../replica/due-work.ts'

/** See the head of this file. */
export interface Contacts {
  /** A session with a member began. */
  readonly begin: (device: DeviceId) => void
  /** It ended; nothing if it was never begun. */
  readonly end: (device: DeviceId) => void
  /** The computer said something at this time that arrived by another way than a link. */
  readonly wrote: (device: DeviceId, at: number) => void
  /** Computers linked now, in order of their ids. */
  readonly here: () => readonly DeviceId[]
  /** When the computer was last linked or wrote, now for one that is linked; undefined if never. */
  readonly heardAt: (device: DeviceId) => number | undefined
  /** Hears of every beginning and end; returns how to stop. */
  readonly listen: (listener: (device: DeviceId, isHere: boolean) => void) => () => void
  /** Keeps the times of everybody here and writes nothing after. */
  readonly close: () => void
}

const PREFIX = 'heard/'

/** Contacts over a store. */
export function openContacts({ store, clock, log }: { readonly store: ReplicaStore; readonly clock: Clock; readonly log: Log }): Contacts {
  const sessions = new Map<DeviceId, number>()
  const listeners = new Set<(device: DeviceId, isHere: boolean) => void>()
  let closed = false

  const keep = (device: DeviceId, at = clock.now()): void => {
    if (!closed) unlessFull(log, () => store.setValue(PREFIX + device, utf8(String(at))))
  }
  const wrote = (device: DeviceId, at: number): void => {
    if (at > (heardAt(device) ?? 0)) keep(device, at)
  }
  const begin = (device: DeviceId): void => {
    const count = sessions.get(device) ?? 0
    sessions.set(device, count + 1)
    if (count === 0) for (const listener of listeners) listener(device, true)
  }
  const end = (device: DeviceId): void => {
    const count = sessions.get(device)
    if (count === undefined) return
    if (count > 1) return void sessions.set(device, count - 1)
    sessions.delete(device)
    keep(device)
    for (const listener of listeners) listener(device, false)
  }
  const heardAt = (device: DeviceId): number | undefined => {
    if (sessions.has(device)) return clock.now()
    const kept = store.value(PREFIX + device)
    return kept && Number(fromUtf8(kept))
  }
  const listen: Contacts['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const close = (): void => {
    for (const device of sessions.keys()) keep(device)
    closed = true
  }
  return { begin, end, wrote, here: () => [...sessions.keys()].sort(), heardAt, listen, close }
}

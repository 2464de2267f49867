/** A member's computer in a simulation: record, texts and sessions over a store that survives its crashes. */

import { createMemoryLinkPair, type FrameFate } from '../../electron/adapters/memory/memory-link.ts'
import { type MemoryStore, openMemoryStore } from '../../electron/adapters/memory/memory-store.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import type { Coalition } from '../../electron/core/coalition/coalition.ts'
import type { Delivery } from '../../electron/core/delivery/delivery.ts'
import type { Statements } from '../../electron/core/delivery/statements.ts'
import type { Plans } from '../../electron/core/plan/plans.ts'
import type { Clock } from '../../electron/core/ports/clock.ts'
import type { Link } from '../../electron/core/ports/link.ts'
import type { Positions } from '../../electron/core/position/positions.ts'
import type { Remarks } from '../../electron/core/remark/remarks.ts'
import type { DeviceKeys } from '../../electron/core/replica/own-log.ts'
import type { Replica } from '../../electron/core/replica/replica.ts'
import { createSessions, type Sessions } from '../../electron/core/session/sessions.ts'
import { type OpenCoalition, openServedCoalition } from '../../electron/host/open-coalition.ts'
import type { Crypto } from '../../shared/crypto/crypto.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** What every computer of a simulation shares. */
export interface World {
  readonly time: VirtualTime
  readonly random: SeededRandom
  readonly crypto: Crypto
}

/** What a computer keeps when it is off. */
export interface Disk {
  readonly name: string
  readonly coalition: CoalitionId
  readonly keys: DeviceKeys
  readonly accessKey: Uint8Array
  readonly store: MemoryStore
}

/** A running computer. */
export interface Computer {
  readonly name: string
  readonly disk: Disk
  /** As the host's handlers see it. */
  readonly opened: OpenCoalition
  readonly replica: Replica
  readonly coalition: Coalition
  readonly positions: Positions
  readonly plans: Plans
  readonly remarks: Remarks
  readonly delivery: Delivery
  readonly statements: Statements
  readonly sessions: Sessions
  readonly alarms: () => number
  readonly isCopy: () => boolean
  /** Sets the computer's clock ahead or back. */
  readonly jumpClock: (ms: number) => void
  /** Ends at once, as when the power fails: nothing is sealed, flushed or said. */
  readonly crash: () => void
}

/** Starts a computer from its disk. */
export function startComputer(world: World, disk: Disk): Computer {
  const clock = world.time.clock()
  const tools = { crypto: world.crypto, random: world.random, clock, log: createSilentLog() }
  const sessions = createSessions(tools)
  const keys = { coalition: disk.coalition, keys: disk.keys, accessKey: disk.accessKey, addresses: [] }
  const opened = openServedCoalition({
    tools,
    store: disk.store,
    keys,
    sessions,
    person: () => disk.name,
    travelled: () => undefined,
    changed: () => undefined,
  })
  const crash = (): void => {
    clock.stop()
    opened.halt()
    sessions.close()
  }
  const { replica, coalition, positions, plans, remarks, delivery, statements, alarms, isCopy } = opened
  return {
    name: disk.name,
    disk,
    opened,
    replica,
    coalition,
    positions,
    plans,
    remarks,
    delivery,
    statements,
    sessions,
    alarms,
    isCopy,
    jumpClock: clock.jump,
    crash,
  }
}

/** An empty disk for a member, or one restored from a capture. */
export function diskOf(disk: Omit<Disk, 'store'>, captured?: Uint8Array): Disk {
  return { ...disk, store: openMemoryStore(captured) }
}

/** Links two computers; answers how to cut the link. */
export function link(world: World, a: Computer, b: Computer, fate?: (frame: Uint8Array) => FrameFate): () => void {
  const clock = world.time.clock()
  const schedule = (work: () => void): void => void clock.after(1, work)
  const [left, right] = createMemoryLinkPair(fate ? { schedule, fate } : { schedule })
  a.sessions.accept(left)
  b.sessions.accept(right)
  return () => left.close('cut')
}

/** How a line carries frames: one after the other at its rate, each so long under way. */
export interface LineKind {
  readonly bytesPerSecond: number
  readonly delayMs: number
}

/** Links two computers over a line of a kind, the same both ways; answers how to cut it. */
export function linkOver(world: World, a: Computer, b: Computer, kind: LineKind): () => void {
  const clock = world.time.clock()
  const [left, right] = createMemoryLinkPair({ schedule: (work) => void clock.after(1, work) })
  a.sessions.accept(slowed(left, clock, kind))
  b.sessions.accept(slowed(right, clock, kind))
  return () => left.close('cut')
}

function slowed(link: Link, clock: Clock, { bytesPerSecond, delayMs }: LineKind): Link {
  let freeAt = 0
  const send = (frame: Uint8Array): void => {
    const bytes = Uint8Array.from(frame)
    freeAt = Math.max(freeAt, clock.now()) + (bytes.length * 1000) / bytesPerSecond
    clock.after(freeAt - clock.now() + delayMs, () => link.send(bytes))
  }
  return { ...link, send }
}

/** Lets everything that waits for no clock end: sealing and opening of lockboxes. */
export const promisesSettled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

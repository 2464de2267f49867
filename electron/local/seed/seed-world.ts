/** The world of a seed: a clock that is set back, randomness that replays, and members whose whole replicas live in memory. */
import { createSeededCrypto } from '../../adapters/crypto/seeded-crypto.ts'
import { createMemoryLinkPair } from '../../adapters/memory/memory-link.ts'
import { createSeededRandom, type SeededRandom } from '../../adapters/memory/seeded-random.ts'
import { createVirtualTime, type VirtualTime } from '../../adapters/memory/virtual-time.ts'
import { createSilentLog } from '../../adapters/node/line-log.ts'
import type { ReplicaStore } from '../../core/ports/replica-store.ts'
import { createSessions, type Sessions } from '../../core/session/sessions.ts'
import type { CoalitionKeys } from '../../host/coalition-keys.ts'
import type { HostTools } from '../../host/host-tools.ts'
import { type OpenCoalition, openServedCoalition } from '../../host/open-coalition.ts'

/** See the head of this file. */
export interface SeedWorld {
  readonly time: VirtualTime
  readonly random: SeededRandom
  readonly tools: HostTools
  /** Lets milliseconds pass, and whatever of it waits for cryptography. */
  readonly pass: (ms: number) => Promise<void>
}

/** A member's running computer. */
export interface SeedComputer extends OpenCoalition {
  readonly person: string
  readonly sessions: Sessions
}

/** A world that begins at a moment, milliseconds since 1970. */
export function createSeedWorld(seed: number, beginning: number): SeedWorld {
  const time = createVirtualTime(beginning)
  const random = createSeededRandom(seed)
  const tools = { crypto: createSeededCrypto(random), random, clock: time.clock(), log: createSilentLog() }
  const pass = async (ms: number): Promise<void> => {
    time.pass(ms)
    await new Promise(setImmediate)
    time.pass(0)
  }
  return { time, random, tools, pass }
}

/** Starts the computer of a member over its store. */
export function startSeedComputer({ tools }: SeedWorld, person: string, keys: CoalitionKeys, store: ReplicaStore): SeedComputer {
  const sessions = createSessions(tools)
  const opened = openServedCoalition({
    tools,
    store,
    keys,
    sessions,
    person: () => person,
    travelled: () => undefined,
    changed: () => undefined,
  })
  return { ...opened, person, sessions }
}

/** Links the sessions of two computers; answers how to cut. */
export function linkSeedComputers({ tools }: SeedWorld, a: Sessions, b: Sessions): () => void {
  const [left, right] = createMemoryLinkPair({ schedule: (work) => void tools.clock.after(1, work) })
  a.accept(left)
  b.accept(right)
  return () => left.close('cut')
}

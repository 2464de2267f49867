/** The door to a profile: answers before there is one and while it is locked, opens and closes it, and outlives that for its guests. */
import type { Handlers, Method } from '../../shared/api/contract.ts'
import type { HostEvent } from '../../shared/api/events.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { createNodeRandom } from '../adapters/node/node-random.ts'
import { doorHandlers } from './handlers/door.ts'
import { type DemoMethod, type GuestMethod, type HostMethod, isDoorMethod, type ShellMethod } from './handlers/groups.ts'
import { createHolds, type Holds } from './holds.ts'
import type { Host, HostConfig } from './host.ts'
import { createIdleLock } from './idle-lock.ts'
import type { OpenCoalition } from './open-coalition.ts'
import { createProfileOpening } from './profile-opening.ts'

/** See the head of this file. */
export interface Door {
  /** The handler of a call. Throws `no-profile` or `passphrase-needed` for those that need the profile open while it is not. */
  readonly handler: (method: Exclude<Method, GuestMethod | ShellMethod | DemoMethod>, coalition: string | undefined) => Handlers[Method]
  /** A coalition of the open profile. Throws `no-profile`, `passphrase-needed`, `no-coalition`, `not-found`. */
  readonly coalition: (coalition: string | undefined) => OpenCoalition
  readonly listen: (listener: (event: HostEvent) => void) => () => void
  /** Hears before the profile closes, while its texts can still be let go. */
  readonly onShut: (listener: () => void) => () => void
  /** What guests have attached. */
  readonly holds: Holds
  /** A person used a page just now. */
  readonly used: () => void
  /** The open profile, if it is open. */
  readonly host: () => Host | undefined
  readonly close: () => Promise<void>
}

/** A profile behind a door. `locksWhenIdle`: as the settings say, where there is a passphrase and a page to give it. */
export interface DoorConfig extends HostConfig {
  readonly locksWhenIdle?: boolean
}

/**
 * Opens the profile at once if it needs no passphrase or the right one is given. Throws `profile-in-use`, `store-damaged`, `newer-data`,
 * `unreachable`; a missing or locked profile is no error.
 */
export async function openDoor(config: DoorConfig): Promise<Door> {
  const clock = config.clock ?? createNodeClock()
  const profile = createProfileOpening(config)
  const own = doorHandlers(config, profile, clock)
  await profile
    .step(({ open }) => open(config.passphrase))
    .catch((error: unknown) => {
      if (!isAppError(error, 'no-profile') && !isAppError(error, 'passphrase-needed')) throw error
    })
  const idle = createIdleLock({
    clock,
    minutes: () => (config.locksWhenIdle && profile.state().hasPassphrase ? (profile.host()?.lockAfterMinutes() ?? null) : null),
    lock: () => {
      profile.step(({ shut }) => shut()).catch((error: unknown) => config.log.warn('cannot lock', { error: String(error) }))
    },
  })
  const opened = (): Host => {
    if (idle.isOver()) throw new AppError('passphrase-needed', 'Nobody used Chorus for a while. Open it with its passphrase.')
    return profile.opened()
  }
  return {
    handler: (method, coalition) => (isDoorMethod(method) ? own[method] : opened().handlers(coalition)[method as HostMethod]),
    coalition: (coalition) => opened().coalition(coalition),
    listen: profile.listen,
    onShut: profile.onShut,
    holds: createHolds(createNodeRandom()),
    used: idle.used,
    host: profile.host,
    close: async () => {
      idle.close()
      await profile.step(({ shut }) => shut())
    },
  }
}

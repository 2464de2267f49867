/** The door to a profile: answers before there is one and while it is locked, opens and closes it, and outlives that for its guests. */
import { rmSync } from 'node:fs'
import type { Handlers, HandlersOf, Method, OutputOf } from '../../shared/api/contract.ts'
import type { HostEvent } from '../../shared/api/events.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { createNodeRandom } from '../adapters/node/node-random.ts'
import { changePassphrase, vaultProtection } from '../adapters/vault/vault.ts'
import { createProfile } from './create-profile.ts'
import { type DemoMethod, type DoorMethod, type GuestMethod, type HostMethod, isDoorMethod, type ShellMethod } from './handlers/groups.ts'
import { createHolds, type Holds } from './holds.ts'
import { type Host, type HostConfig, openHost } from './host.ts'
import type { OpenCoalition } from './open-coalition.ts'

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
  /** The open profile, if it is open. */
  readonly host: () => Host | undefined
  readonly close: () => Promise<void>
}

type State = OutputOf<'profile.state'>

/**
 * Opens the profile at once if it needs no passphrase or the right one is given. Throws `profile-in-use`, `store-damaged`, `newer-data`,
 * `unreachable`; a missing or locked profile is no error.
 */
export async function openDoor(config: HostConfig): Promise<Door> {
  const { directory } = config
  const listeners = new Set<(event: HostEvent) => void>()
  const shutting = new Set<() => void>()
  const tell = (event: HostEvent): void => {
    for (const listener of [...listeners]) listener(event)
  }
  let host: Host | undefined
  const open = async (passphrase: string | undefined): Promise<State> => {
    if (!host) {
      host = await openHost({ ...config, passphrase })
      host.listen(tell)
    }
    return stateChanged()
  }
  const shut = async (): Promise<void> => {
    const open = host
    if (open) for (const listener of [...shutting]) listener()
    host = undefined
    await open?.close()
  }
  const state = (): State => {
    const protection = vaultProtection(directory)
    const hasPassphrase = protection === 'passphrase'
    if (host) return { state: 'open', person: host.person(), hasPassphrase }
    return { state: protection === undefined ? 'none' : 'locked', person: null, hasPassphrase }
  }
  const stateChanged = (): State => {
    tell({ event: 'changed', coalition: null, topics: ['profile'] })
    return state()
  }
  const opened = (): Host => {
    if (host) return host
    if (vaultProtection(directory) === undefined) throw new AppError('no-profile', 'Nobody has begun here. Make a profile first.')
    throw new AppError('passphrase-needed', 'This profile is locked. Open it with its passphrase.')
  }
  const doorHandlers: HandlersOf<DoorMethod> = {
    'profile.state': state,
    'profile.create': async ({ person, passphrase }) => {
      await createProfile({ directory, person, passphrase })
      return await open(passphrase)
    },
    'profile.unlock': async ({ passphrase }) => await open(passphrase),
    'profile.lock': async () => {
      if (!state().hasPassphrase) throw new AppError('bad-input', 'Set a passphrase first: without one anybody could open this again.')
      await shut()
      return stateChanged()
    },
    'profile.passphrase': async ({ current, next }) => {
      await changePassphrase(directory, { from: current, to: next ?? undefined })
      return stateChanged()
    },
    'profile.erase': async () => {
      await shut()
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
      return stateChanged()
    },
  }
  await open(config.passphrase).catch((error: unknown) => {
    if (!isAppError(error, 'no-profile') && !isAppError(error, 'passphrase-needed')) throw error
  })
  return {
    handler: (method, coalition) => (isDoorMethod(method) ? doorHandlers[method] : opened().handlers(coalition)[method as HostMethod]),
    coalition: (coalition) => opened().coalition(coalition),
    listen: (listener) => subscribe(listeners, listener),
    onShut: (listener) => subscribe(shutting, listener),
    holds: createHolds(createNodeRandom()),
    host: () => host,
    close: shut,
  }
}

function subscribe<T>(set: Set<T>, item: T): () => void {
  set.add(item)
  return () => void set.delete(item)
}

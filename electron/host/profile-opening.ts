/** A profile that opens and closes: at most one host at a time, one step after the other, and who must know. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { HostEvent } from '../../shared/api/events.ts'
import { AppError } from '../../shared/errors.ts'
import { vaultProtection } from '../adapters/vault/vault.ts'
import { type Host, type HostConfig, openHost } from './host.ts'

/** See the head of this file. */
export interface ProfileOpening {
  readonly host: () => Host | undefined
  /** The open host. Throws `no-profile` or `passphrase-needed`. */
  readonly opened: () => Host
  readonly state: () => OutputOf<'profile.state'>
  /** Runs a step that opens, closes or replaces the profile, after those before it; then tells of its new state, which it answers. */
  readonly step: (work: (profile: OpeningSteps) => Promise<void>) => Promise<OutputOf<'profile.state'>>
  readonly listen: (listener: (event: HostEvent) => void) => () => void
  readonly onShut: (listener: () => void) => () => void
}

/** What a step can do. */
export interface OpeningSteps {
  /** Throws what `openHost` throws. Nothing happens where it is open. */
  readonly open: (passphrase: string | undefined) => Promise<void>
  /** Lets guests go, then seals, flushes and closes. */
  readonly shut: () => Promise<void>
}

/** A profile that is not open yet. */
export function createProfileOpening(config: HostConfig): ProfileOpening {
  const listeners = new Set<(event: HostEvent) => void>()
  const shutting = new Set<() => void>()
  let host: Host | undefined
  let last: Promise<unknown> = Promise.resolve()

  const tell = (event: HostEvent): void => {
    for (const listener of [...listeners]) listener(event)
  }
  const steps: OpeningSteps = {
    open: async (passphrase) => {
      if (host) return
      host = await openHost({ ...config, passphrase })
      host.listen(tell)
    },
    shut: async () => {
      const open = host
      if (open) for (const listener of [...shutting]) listener()
      host = undefined
      await open?.close()
    },
  }
  const state = (): OutputOf<'profile.state'> => {
    const protection = vaultProtection(config.directory)
    const hasPassphrase = protection === 'passphrase'
    if (host) return { state: 'open', person: host.person(), hasPassphrase }
    return { state: protection === undefined ? 'none' : 'locked', person: null, hasPassphrase }
  }
  const step: ProfileOpening['step'] = (work) => {
    const run = last.then(async () => {
      await work(steps)
      tell({ event: 'changed', coalition: null, topics: ['profile'] })
      return state()
    })
    last = run.catch(() => undefined)
    return run
  }
  const opened = (): Host => {
    if (host) return host
    if (vaultProtection(config.directory) === undefined) throw new AppError('no-profile', 'Nobody has begun here. Make a profile first.')
    throw new AppError('passphrase-needed', 'This profile is locked. Open it with its passphrase.')
  }
  return {
    host: () => host,
    opened,
    state,
    step,
    listen: (listener) => subscribe(listeners, listener),
    onShut: (listener) => subscribe(shutting, listener),
  }
}

function subscribe<T>(set: Set<T>, item: T): () => void {
  set.add(item)
  return () => void set.delete(item)
}

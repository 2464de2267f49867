/** Opens a profile: its keys, its coalition, its sessions. The composition root: the only place that joins core and adapters. */
import { join } from 'node:path'
import type { Handlers } from '../../shared/api/contract.ts'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { createNodeCrypto } from '../adapters/crypto/node-crypto.ts'
import { lockProfile } from '../adapters/lock/profile-lock.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { createNodeRandom } from '../adapters/node/node-random.ts'
import { openSqliteStore } from '../adapters/sqlite/sqlite-store.ts'
import { openVault } from '../adapters/vault/vault.ts'
import type { Log } from '../core/ports/log.ts'
import { createSessions, type Sessions } from '../core/session/sessions.ts'
import { type CoalitionKeys, recallCoalitions } from './coalition-keys.ts'
import { createHandlers } from './handlers.ts'
import type { HostState } from './host-state.ts'
import type { HostTools } from './host-tools.ts'
import { resumeJoin } from './joining.ts'
import { createNetwork, type Network, type NetworkConfig } from './network.ts'
import { type OpenCoalition, openServedCoalition } from './open-coalition.ts'

/** Where the profile lies and how it is opened. */
export interface HostConfig {
  /** The profile's directory. */
  readonly directory: string
  readonly passphrase?: string | undefined
  readonly log: Log
  readonly network?: NetworkConfig | undefined
}

/** An open profile. One process can hold several. */
export interface Host {
  readonly handlers: Handlers
  readonly sessions: Sessions
  readonly network: Network
  /** The coalition of this profile, once it founded or joined one. */
  readonly coalition: () => OpenCoalition | undefined
  /** Seals, flushes and closes everything; resolves when no socket, timer or file is left. */
  readonly close: () => Promise<void>
}

/**
 * Opens a profile. Throws `no-profile`, `profile-in-use`, `passphrase-needed`, `wrong-passphrase`, `store-damaged`, `newer-data`, or
 * `unreachable` when the network's own address cannot be used.
 */
export async function openHost(config: HostConfig): Promise<Host> {
  const { directory, log } = config
  const tools: HostTools = { crypto: createNodeCrypto(), clock: createNodeClock(), random: createNodeRandom(), log }
  const key = await unlockVault(directory, config.passphrase)
  const lock = takeLock(directory)
  const profile = openSqliteStore({ file: join(directory, 'profile.db'), key })
  const sessions = createSessions(tools)
  const network = createNetwork(tools, sessions, config.network ?? {})
  let opened: OpenCoalition | undefined
  const person = (): string => fromUtf8(profile.value('person') ?? utf8(''))

  const addCoalition = (keys: CoalitionKeys): OpenCoalition => {
    const file = join(directory, `coalition-${keys.coalition.slice(0, 16)}.db`)
    opened = openServedCoalition(tools, openSqliteStore({ file, key }), keys, sessions, person())
    network.enterLobby(keys.accessKey)
    return opened
  }
  const known = recallCoalitions(profile)[0]
  if (known) addCoalition(known)
  const state: HostState = { tools, profile, sessions, network, person, coalition: () => opened, addCoalition }
  const handlers = createHandlers(state)

  const close = async (): Promise<void> => {
    opened?.replica.documents.sealAll()
    sessions.close()
    await network.close()
    opened?.close()
    profile.close()
    lock.release()
  }
  try {
    await network.start()
    resumeJoin(state)
  } catch (error) {
    await close()
    throw error
  }
  return { handlers, sessions, network, coalition: () => opened, close }
}

async function unlockVault(directory: string, passphrase: string | undefined): Promise<Uint8Array> {
  const vault = await openVault(directory, { passphrase })
  return vault.databaseKey
}

function takeLock(directory: string): { readonly release: () => void } {
  const lock = lockProfile(directory)
  if ('heldBy' in lock) {
    throw new AppError('profile-in-use', 'This profile is open in another Chorus. Use that one, or close it first.')
  }
  return lock
}

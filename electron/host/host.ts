/** Opens a profile: its keys, its coalitions, its sessions. The composition root: the only place that joins core and adapters. */
import { join } from 'node:path'
import type { HostEvent } from '../../shared/api/events.ts'
import type { BackupContent } from '../../shared/backup/backup-content.ts'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { createNodeCrypto } from '../adapters/crypto/node-crypto.ts'
import { lockProfile } from '../adapters/lock/profile-lock.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { createNodeRandom } from '../adapters/node/node-random.ts'
import { createOpenDocumentWriter } from '../adapters/open-document/write-odt.ts'
import { loadCheckScript } from '../adapters/pages/check-script.ts'
import { readXlsx } from '../adapters/spreadsheet/read-xlsx.ts'
import { openSqliteStore } from '../adapters/sqlite/sqlite-store.ts'
import { openVault } from '../adapters/vault/vault.ts'
import { createWordFiles } from '../adapters/word/word-files.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { SystemProtection } from '../core/ports/keyring.ts'
import type { Log } from '../core/ports/log.ts'
import type { ReplicaStore } from '../core/ports/replica-store.ts'
import { unlessFull } from '../core/replica/due-work.ts'
import { createSessions, type Sessions } from '../core/session/sessions.ts'
import { copyProfile } from './backup.ts'
import { createChanges } from './changes.ts'
import { type CoalitionKeys, recallCoalitions } from './coalition-keys.ts'
import { createDrafts } from './drafts.ts'
import { chosenCoalition, createHandlers } from './handlers/all.ts'
import type { HostHandlers } from './handlers/groups.ts'
import type { HostState, Joining } from './host-state.ts'
import type { HostTools } from './host-tools.ts'
import { lockAfterMinutes } from './idle-lock.ts'
import { createJoining } from './joining.ts'
import { resumeNetwork } from './kept-network.ts'
import { createNetwork, type Network, type NetworkConfig } from './network.ts'
import { type OpenCoalition, openServedCoalition } from './open-coalition.ts'
import { applyRelays } from './relays-in-use.ts'
import { readSettings } from './settings.ts'
import { openUsage } from './usage.ts'

/** Where the profile lies and how it is opened. */
export interface HostConfig {
  /** The profile's directory. */
  readonly directory: string
  readonly passphrase?: string | undefined
  /** What protects the key of a profile without a passphrase. */
  readonly system?: SystemProtection | undefined
  readonly log: Log
  readonly network?: NetworkConfig | undefined
  /** The machine's, unless a test owns time. */
  readonly clock?: Clock | undefined
}

/** An open profile. One process can hold several. */
export interface Host {
  /** Handlers that speak of the coalition named, or of the first. */
  readonly handlers: (coalition?: string) => HostHandlers
  readonly sessions: Sessions
  readonly network: Network
  readonly person: () => string
  /** A coalition of this profile: the one named, or the first. Throws `no-coalition`, `not-found`. */
  readonly coalition: (coalition?: string) => OpenCoalition
  readonly coalitions: () => readonly OpenCoalition[]
  /** Minutes without use after which the profile should lock; null never. */
  readonly lockAfterMinutes: () => number | null
  /** Everything of the profile as it is now. */
  readonly copy: () => BackupContent
  /** Hears which answers may have changed; returns how to stop. */
  readonly listen: (listener: (event: HostEvent) => void) => () => void
  /** Seals, flushes and closes everything; resolves when no socket, timer or file is left. */
  readonly close: () => Promise<void>
}

/**
 * Opens a profile. Throws `no-profile`, `profile-in-use`, `passphrase-needed`, `wrong-passphrase`, `store-damaged`, `newer-data`, or
 * `unreachable` when the network's own address cannot be used.
 */
export async function openHost(config: HostConfig): Promise<Host> {
  const { directory, log } = config
  const tools: HostTools = { crypto: createNodeCrypto(), clock: config.clock ?? createNodeClock(), random: createNodeRandom(), log }
  const { databaseKey } = await openVault(directory, { passphrase: config.passphrase, system: config.system })
  const lock = takeLock(directory)
  const profile = openSqliteStore({ file: join(directory, 'profile.db'), key: databaseKey })
  const changes = createChanges(tools.clock)
  const sessions = createSessions(tools)
  const network = createNetwork(tools, sessions, config.network ?? {}, () => changes.tell(null, ['network']))
  const usage = openUsage({ ...tools, profile, traffic: sessions.traffic })
  const state = openState(
    {
      tools,
      profile,
      sessions,
      network,
      usage,
      changes,
      word: createWordFiles(),
      openDocument: createOpenDocumentWriter(),
      readSpreadsheet: readXlsx,
      drafts: createDrafts(),
      checkScript: loadCheckScript,
    },
    (coalition) => ({
      file: join(directory, `coalition-${coalition.slice(0, 16)}.db`),
      key: databaseKey,
    }),
  )
  const close = async (): Promise<void> => {
    const coalitions = state.coalitions()
    await allOf([
      ...coalitions.map(
        ({ replica }) =>
          () =>
            void unlessFull(log, replica.documents.sealAll),
      ),
      state.joining().close,
      sessions.close,
      network.close,
      ...coalitions.map(({ folders }) => folders.close),
      ...coalitions.map((opened) => opened.close),
      changes.close,
      usage.close,
      profile.close,
      lock.release,
    ])
  }
  try {
    await network.start()
    await resumeNetwork(state, config.network?.lan)
    state.joining().resume()
  } catch (error) {
    await close()
    throw error
  }
  return {
    handlers: (coalition) => createHandlers(state, coalition),
    sessions,
    network,
    person: state.person,
    coalition: (coalition) => chosenCoalition(state, coalition),
    coalitions: state.coalitions,
    lockAfterMinutes: () => lockAfterMinutes(readSettings(state)),
    copy: () => copyProfile(directory, databaseKey),
    listen: changes.listen,
    close,
  }
}

type Opened = Pick<
  HostState,
  | 'tools'
  | 'profile'
  | 'sessions'
  | 'network'
  | 'usage'
  | 'changes'
  | 'word'
  | 'openDocument'
  | 'readSpreadsheet'
  | 'drafts'
  | 'checkScript'
>

function openState(parts: Opened, fileOf: (coalition: string) => { readonly file: string; readonly key: Uint8Array }): HostState {
  const { tools, profile, sessions, network, usage, changes } = parts
  const coalitions: OpenCoalition[] = []
  let joining: Joining | undefined
  const person = (): string => fromUtf8(profile.value('person') ?? utf8(''))
  const addCoalition = (keys: CoalitionKeys): OpenCoalition => {
    const store: ReplicaStore = openSqliteStore(fileOf(keys.coalition))
    const opened = openServedCoalition({
      tools,
      store,
      keys,
      sessions,
      person,
      travelled: usage.add,
      changed: (topics) => changes.tell(keys.coalition, topics),
    })
    opened.presence.setOn(readSettings(parts).presence)
    coalitions.push(opened)
    const enter = (): void => network.enterLobbies(keys.coalition, opened.epochKeys.inUse())
    opened.epochKeys.listen(enter)
    enter()
    applyRelays(parts, opened)
    opened.replica.listen(({ records, membership }) => {
      if (records) applyRelays(parts, opened)
      if (membership) joining?.lookAgain()
    })
    return opened
  }
  for (const keys of recallCoalitions(profile)) addCoalition(keys)
  const state: HostState = {
    ...parts,
    person,
    joining: () => {
      joining ??= createJoining(state)
      return joining
    },
    coalitions: () => coalitions,
    addCoalition,
  }
  return state
}

/** Takes every step, in order, also after one that failed: nothing is left open. Then throws what the first threw. */
async function allOf(steps: readonly (() => void | Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

function takeLock(directory: string): { readonly release: () => void } {
  const lock = lockProfile(directory)
  if ('heldBy' in lock) {
    throw new AppError('profile-in-use', 'This profile is open in another Chorus. Use that one, or close it first.')
  }
  return lock
}

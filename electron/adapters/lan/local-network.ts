/** Announces this computer on all its networks and gathers who else is there. SPEC rules LAN-1 to LAN-6. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Clock, Timer } from '../../core/ports/clock.ts'
import type { FindingState, LocalNetwork, LocalNetworkView } from '../../core/ports/local-network.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import { type OwnNetwork, onNetworks, ownNetworks } from '../node/own-networks.ts'
import type { Announcement } from './announcement.ts'
import { createFinds } from './finds.ts'
import { type JoinedNetwork, joinNetwork } from './joined-network.ts'
import { type OpenMulticast, openMulticast } from './multicast.ts'

/** What it is made with. */
export interface LocalNetworkTools {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** The view has changed. */
  readonly changed: () => void
  /** This computer's networks as they are now; the system's unless a test has others. */
  readonly networks?: (() => readonly OwnNetwork[]) | undefined
  /** How a network is joined; by the system unless a test has others. */
  readonly open?: OpenMulticast | undefined
}

const TTL_SECONDS = 120
/** Networks come and go; nobody tells. */
const LOOK_EVERY_MS = 5_000
/** Questions are repeated after pauses that double from the first to the longest. RFC 6762 §5.2. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
/** Packets decoded in one second, of all networks together; what is more is said again later. */
const MOST_PACKETS_A_SECOND = 100
/** Without an echo of one's own words after so long, something on this computer keeps them. */
const ECHO_MS = 5_000
/** Without a word of anybody after so long, something between keeps them, or nobody is there. */
const WORD_MS = 15_000

/** Stopped. */
export function createLocalNetwork(tools: LocalNetworkTools): LocalNetwork {
  let running: Running | undefined
  let leaving: Promise<unknown> = Promise.resolve()
  const stop = async (): Promise<void> => {
    const open = running
    running = undefined
    if (open) leaving = Promise.all([leaving, open.stop()])
    await leaving
  }
  const start = (port: number): void => {
    if (running?.port === port) return
    void stop()
    running = run(tools, { name: toHex(tools.random.bytes(8)), port, ttlSeconds: TTL_SECONDS })
  }
  return { start, stop, view: () => running?.view() }
}

/** This computer under one name, with one port. */
interface Running {
  readonly port: number
  readonly view: () => LocalNetworkView
  readonly stop: () => Promise<void>
}

function run(tools: LocalNetworkTools, own: Announcement): Running {
  const { clock, networks: networksNow = ownNetworks, open = openMulticast } = tools
  const joined = new Map<string, JoinedNetwork>()
  const finds = createFinds()
  const mayRead = createBudget(clock)
  const timers: { look?: Timer; ask?: Timer } = {}
  let since = clock.now()
  let hasHeardOthers = false
  let told = ''

  const heard = (announcements: readonly Announcement[], from: string): void => {
    for (const announcement of announcements) finds.hear(announcement, from, clock.now())
    tell()
  }
  const sensed = (): void => {
    if (hasHeardOthers) return
    hasHeardOthers = true
    tell()
  }
  const look = (): void => {
    follow(networksNow())
    finds.expire(clock.now())
    tell()
    timers.look = clock.after(LOOK_EVERY_MS, look)
  }
  /** Joins networks that came and leaves those that went. */
  const follow = (networks: readonly OwnNetwork[]): void => {
    const came = networks.filter(({ address }) => !joined.has(address))
    const went = [...joined].filter(([address]) => !networks.some((network) => network.address === address))
    for (const [address, network] of went) {
      joined.delete(address)
      void network.close({ saysGoodbye: false })
    }
    for (const network of came) joined.set(network.address, joinNetwork({ ...tools, open, mayRead, sensed, heard }, own, network))
    if (came.length + went.length === 0) return
    since = clock.now()
    hasHeardOthers = false
    finds.keepOnly(onNetworks(networks))
  }
  const askAll = (pauseMs: number): void => {
    for (const network of joined.values()) network.ask()
    timers.ask = clock.after(pauseMs, () => askAll(Math.min(pauseMs * 2, LONGEST_PAUSE_MS)))
  }
  const view = (): LocalNetworkView => {
    const found = finds.list()
    const waitedMs = clock.now() - since
    const state = stateOf({ networks: [...joined.values()], hasFound: found.length > 0, hasHeardOthers, waitedMs })
    return { state, found, announcedAs: [...joined.keys()] }
  }
  const tell = (): void => {
    const now = JSON.stringify(view())
    if (now === told) return
    told = now
    tools.changed()
  }
  const stop = async (): Promise<void> => {
    timers.look?.cancel()
    timers.ask?.cancel()
    await Promise.all([...joined.values()].map((network) => network.close({ saysGoodbye: true })))
  }
  told = JSON.stringify(view())
  timers.ask = clock.after(FIRST_PAUSE_MS, () => askAll(FIRST_PAUSE_MS * 2))
  // Whoever starts this has it in hand before it is told anything.
  timers.look = clock.after(0, look)
  return { port: own.port, view, stop }
}

function stateOf(now: {
  readonly networks: readonly JoinedNetwork[]
  readonly hasFound: boolean
  readonly hasHeardOthers: boolean
  readonly waitedMs: number
}): FindingState {
  if (now.networks.length === 0) return 'no-network'
  if (now.hasFound) return 'found'
  const isKeptHere = now.waitedMs >= ECHO_MS && !now.networks.some((network) => network.hasEcho())
  if (isKeptHere || now.networks.every((network) => network.hasFailed())) return 'blocked'
  return now.waitedMs >= WORD_MS && !now.hasHeardOthers ? 'unheard' : 'looking'
}

/** True so many times a second. */
function createBudget(clock: Clock): () => boolean {
  let second = 0
  let taken = 0
  return () => {
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) taken = 0
    second = now
    taken += 1
    return taken <= MOST_PACKETS_A_SECOND
  }
}

/** A host without a page: keeps a profile open, exchanges with whoever it reaches, answers the command line. */

import { AppError } from '../../shared/errors.ts'
import { listenForPipes } from '../adapters/control/socket-pipe.ts'
import { createLineLog, createSilentLog } from '../adapters/node/line-log.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { type Door, openDoor } from '../host/door.ts'
import { serveGuest } from '../host/guest.ts'
import type { Host } from '../host/host.ts'
import { createPeerTally, type PeerTally, type ReachedMember } from './peer-tally.ts'
import { whenFree } from './when-free.ts'

/** How a peer runs. */
export interface PeerConfig {
  readonly directory: string
  readonly passphrase?: string | undefined
  readonly listen?: string
  readonly connect: readonly string[]
  /** Whether to find members on the local network. */
  readonly lan?: boolean
  readonly untilIdle?: number
}

/** What a peer did, told when it stops. */
export interface PeerResult {
  readonly address: string | null
  /** How many the profile holds now. */
  readonly entries: number
  readonly reason: 'idle' | 'stopped'
  readonly reached: readonly ReachedMember[]
  /** Entries that came, and that went. */
  readonly received: number
  readonly sent: number
}

const LOOK_EVERY_MS = 200
/** Finding somebody, also at a known address, takes so long on a slow line: before that, nothing happening means nothing. */
const REACH_MS = 15_000

/** Runs until a signal, or until nothing happened for `untilIdle` seconds. Throws what `openHost` throws. */
export async function runPeer(config: PeerConfig, write: (text: string) => void): Promise<PeerResult> {
  const clock = createNodeClock()
  const log = process.env['CHORUS_LOG'] ? createLineLog(clock, (line) => void process.stderr.write(line)) : createSilentLog()
  const { directory, passphrase, listen, connect, lan } = config
  const door = await whenFree(() => openDoor({ directory, passphrase, log, network: { listen, connect, lan } }))
  const host = openedBy(door)
  const control = await listenForPipes(directory, (pipe) =>
    serveGuest(pipe, { door, reportBug: (error) => log.warn('call failed', { error: String(error) }) }),
  )
  const address = host.network.address() ?? null
  write(`${greeting(host, address, config.untilIdle)}\n`)
  const tally = createPeerTally(host)
  const reason = await waitForEnd(host, tally, config.untilIdle)
  const { reached, received, sent } = tally.result()
  const entries = entriesOf(host)
  await control.close()
  await door.close()
  return { address, entries, reason, reached, received, sent }
}

/** A peer without a page has nobody who could open a locked profile later. */
function openedBy(door: Door): Host {
  const host = door.host()
  if (host) return host
  door.coalition(undefined)
  throw new AppError('no-profile', 'There is no profile in this folder. Make one: profile create --person NAME')
}

function greeting(host: Host, address: string | null, untilIdleSeconds: number | undefined): string {
  const end =
    untilIdleSeconds === undefined
      ? 'Stop it with Ctrl+C.'
      : `It ends by itself when nothing has happened for ${untilIdleSeconds === 1 ? 'a second' : `${untilIdleSeconds} seconds`}.`
  const { known, lan } = host.network.view()
  const knowsNobody = address === null && known.length === 0 && !lan.isOn
  return [
    ...(address === null ? [] : [`Reachable at ${address}.`]),
    ...(lan.isOn ? ['It looks for members on the local network.'] : []),
    'Chorus keeps passing texts on.',
    ...(knowsNobody
      ? ['It knows no address: give one with --connect HOST:PORT, be reachable with --listen HOST:PORT, or find members nearby with --lan.']
      : []),
    end,
  ].join(' ')
}

function waitForEnd(host: Host, tally: PeerTally, untilIdleSeconds: number | undefined): Promise<'idle' | 'stopped'> {
  return new Promise((resolve) => {
    let last = ''
    let since = Date.now()
    const look = (): void => {
      const now = activityOf(host)
      if (now !== last) since = Date.now()
      last = now
      tally.look()
      if (Date.now() - since >= enoughMs(host, tally, untilIdleSeconds)) finish('idle')
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    const stop = (): void => finish('stopped')
    const finish = (reason: 'idle' | 'stopped'): void => {
      clearInterval(timer)
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve(reason)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

/** How long nothing must happen. */
function enoughMs(host: Host, tally: PeerTally, untilIdleSeconds = Number.POSITIVE_INFINITY): number {
  const { known, lan } = host.network.view()
  const isTrying = !tally.hasReached() && (known.length > 0 || lan.isOn)
  return Math.max(untilIdleSeconds * 1000, isTrying ? REACH_MS : 0)
}

/** Differs whenever entries came or went, or somebody is not in step yet. */
function activityOf(host: Host): string {
  const peers = host.sessions.peers()
  const busy = peers.some((peer) => !peer.inStep)
  return busy ? `busy ${Date.now()}` : `${entriesOf(host)} ${peers.length}`
}

function entriesOf(host: Host): number {
  const chains = host.coalitions().flatMap(({ replica }) => replica.chains.all())
  return chains.reduce((sum, { seq, base }) => sum + seq - base, 0)
}

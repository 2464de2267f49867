/** A host without a page: keeps a profile open, exchanges with whoever it reaches, answers the command line. */

import { AppError } from '../../shared/errors.ts'
import { listenForPipes } from '../adapters/control/socket-pipe.ts'
import { createLineLog, createSilentLog } from '../adapters/node/line-log.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { type Door, openDoor } from '../host/door.ts'
import { serveGuest } from '../host/guest.ts'
import type { Host } from '../host/host.ts'
import { whenFree } from './when-free.ts'

/** How a peer runs. */
export interface PeerConfig {
  readonly directory: string
  readonly passphrase?: string | undefined
  readonly listen?: string
  readonly connect: readonly string[]
  readonly untilIdle?: number
}

/** What a peer did, told when it stops. */
export interface PeerResult {
  readonly address: string | null
  readonly entries: number
  readonly reason: 'idle' | 'stopped'
}

const LOOK_EVERY_MS = 200

/** Runs until a signal, or until nothing happened for `untilIdle` seconds. Throws what `openHost` throws. */
export async function runPeer(config: PeerConfig, write: (text: string) => void): Promise<PeerResult> {
  const clock = createNodeClock()
  const log = process.env['CHORUS_LOG'] ? createLineLog(clock, (line) => void process.stderr.write(line)) : createSilentLog()
  const { directory, passphrase, listen, connect } = config
  const door = await whenFree(() => openDoor({ directory, passphrase, log, network: { listen, connect } }))
  const host = openedBy(door)
  const control = await listenForPipes(directory, (pipe) =>
    serveGuest(pipe, { door, reportBug: (error) => log.warn('call failed', { error: String(error) }) }),
  )
  const address = host.network.address() ?? null
  write(`${address ? `Reachable at ${address}. ` : ''}Chorus keeps passing texts on. Stop it with Ctrl+C.\n`)
  const reason = await waitForEnd(host, config.untilIdle)
  const entries = entriesOf(host)
  await control.close()
  await door.close()
  return { address, entries, reason }
}

/** A peer without a page has nobody who could open a locked profile later. */
function openedBy(door: Door): Host {
  const host = door.host()
  if (host) return host
  door.coalition(undefined)
  throw new AppError('no-profile', 'There is no profile in this folder. Make one: profile create --person NAME')
}

function waitForEnd(host: Host, untilIdleSeconds: number | undefined): Promise<'idle' | 'stopped'> {
  return new Promise((resolve) => {
    let last = ''
    let since = Date.now()
    const look = (): void => {
      const now = activityOf(host)
      if (now !== last) since = Date.now()
      last = now
      if (untilIdleSeconds !== undefined && Date.now() - since >= untilIdleSeconds * 1000) finish('idle')
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

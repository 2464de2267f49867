/**
 * Lobbies and connections whose WebRTC runs in a process of its own. Node's WebRTC is a native module that has been seen to end its process when the other end
 * dies; the host, which holds the profile, must outlive that. The process runs while any is in use, and is started again when it ends.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import type { Clock, Timer } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import { pipeOverSocket } from '../control/socket-pipe.ts'
import { createGrowingPause } from '../node/growing-pause.ts'
import { createCarriedLobbies } from './carried-lobbies.ts'
import type { HostLobby, WebrtcCarrier } from './host-lobby.ts'

/** Beside this file, in source and when bundled. */
const SCRIPT = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'webrtc-process.ts' : 'webrtc-process.js')
/** A process that ran so long was of use. */
const STEADY_MS = 60_000
/** It ends by itself within a quarter of a second, unless the native module is stuck: closing Chorus must not wait for that. */
const GOODBYES_MS = 2_000

/** Makes lobbies and connections that share one process. */
export function createProcessLobbies(tools: { readonly clock: Clock; readonly random: Random; readonly log: Log }): WebrtcCarrier {
  const { clock, log } = tools
  const lobbies = createCarriedLobbies({ clock, log, ownAddresses: () => [] })
  const users = new Set<object>()
  const pause = createGrowingPause(tools.random)
  let running: ChildProcess | undefined
  let timer: Timer | undefined

  const begin = (): void => {
    timer = undefined
    const startedAt = clock.now()
    const child = spawn(process.execPath, [SCRIPT], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'], env: environment() })
    running = child
    lobbies.attach(pipeOverSocket(child.stdio[3] as Socket))
    log.info('WebRTC runs in a process', { pid: child.pid ?? 0 })
    child.on('error', (error) => log.warn('WebRTC could not be started', { error: error.message }))
    child.on('close', (code, signal) => {
      if (running !== child) return
      running = undefined
      log.warn('the process that carries WebRTC ended', { how: signal ?? code ?? '' })
      if (clock.now() - startedAt >= STEADY_MS) pause.reset()
      timer = clock.after(pause.next(), begin)
    })
  }
  const use = (user: object): void => {
    users.add(user)
    if (!running && !timer) begin()
  }
  const release = async (user: object): Promise<void> => {
    users.delete(user)
    if (users.size > 0) return
    timer?.cancel()
    timer = undefined
    const child = running
    running = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    ;(child.stdio[3] as Socket).end()
    const patience = clock.after(GOODBYES_MS, () => child.kill('SIGKILL'))
    await once(child, 'close')
    patience.cancel()
  }
  const makeLobby: WebrtcCarrier['lobby'] = (config) => {
    const lobby = lobbies.lobby(config)
    const start: HostLobby['start'] = async (onLink) => {
      use(lobby)
      await lobby.start(onLink)
    }
    const stop = async (): Promise<void> => {
      await lobby.stop()
      await release(lobby)
    }
    return { start, stop, setIceServers: lobby.setIceServers }
  }
  const byHand: WebrtcCarrier['byHand'] = (offer, events, iceServers) => {
    const user = {}
    use(user)
    return lobbies.byHand(offer, events, iceServers, () => void release(user))
  }
  return { lobby: makeLobby, byHand }
}

/** Nothing of this process's surroundings, where a passphrase may be, but what Windows cannot start a program without. */
function environment(): NodeJS.ProcessEnv {
  const root = process.env['SystemRoot']
  return root === undefined ? {} : { SystemRoot: root }
}

/** The lobby between two programs over real WebRTC: connecting when both begin at once, and what a stranger gets. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { createDirectLinks, type DirectLinks } from '../../electron/adapters/direct/direct-links.ts'
import { createHub, type Hub } from '../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { createProcessLobbies } from '../../electron/adapters/webrtc/process-lobbies.ts'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import type { Link, PeerLinks } from '../../electron/core/ports/link.ts'
import type { Log } from '../../electron/core/ports/log.ts'
import { openSecureLink } from '../../electron/core/session/secure-link.ts'

const tools = { clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
const { lobby: createLobby } = createProcessLobbies(tools)
const STARTS = 20

/** The other program, line by line. */
interface Other {
  readonly say: (line: string) => void
  /** The next line that begins with this word. */
  readonly hear: (word: string) => Promise<readonly string[]>
  readonly end: () => void
}

function startOther(): Other {
  const script = join(import.meta.dirname, '../support/lobby-child.ts')
  const child: ChildProcess = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  const hear = async (word: string): Promise<readonly string[]> => {
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      const words = next.value.split(' ')
      if (words[0] === word) return words.slice(1)
    }
    throw new Error(`the other program ended before it said "${word}"`)
  }
  return { say: (line) => void child.stdin?.write(`${line}\n`), hear, end: () => void child.kill('SIGKILL') }
}

/** Enters a lobby; the promise is for its first link. */
function enterLobby(hub: Hub, name: string, password: string): { readonly lobby: PeerLinks; readonly linked: Promise<Link> } {
  const lobby = createLobby({ ...tools, name, password, hub, iceServers: [] })
  const { promise, resolve, reject } = Promise.withResolvers<Link>()
  lobby.start(resolve).catch(reject)
  return { lobby, linked: promise }
}

describe('a lobby between two programs', () => {
  let other: Other
  let hub: Hub
  let direct: DirectLinks
  let waiting: PeerLinks
  beforeEach(async () => {
    other = startOther()
    hub = createHub(tools)
    // Stays entered, so that the process that carries WebRTC does.
    waiting = createLobby({ ...tools, name: 'one waits', password: 'password', hub, iceServers: [] })
    await waiting.start(() => undefined)
    direct = createDirectLinks({ hub, ...tools, changed: () => undefined })
    const [address = ''] = await other.hear('address')
    const [host = '', port] = address.split(':')
    direct.linkHub({ host, port: Number(port) })
  }, 30_000)
  afterEach(async () => {
    await waiting.stop()
    await direct.stop()
    other.end()
  })

  it(`[LOBBY-3] connects ${STARTS} times of ${STARTS} when both begin at once`, async () => {
    let linkedTimes = 0
    for (let round = 0; round < STARTS; round++) {
      other.say(`enter room${round} password`)
      const { lobby, linked } = enterLobby(hub, `room${round}`, 'password')
      await Promise.all([linked, other.hear('linked')])
      linkedTimes++
      await lobby.stop()
      other.say('leave')
      await other.hear('left')
    }
    expect(linkedTimes).toBe(STARTS)
  }, 120_000)

  it('outlives the process that carries WebRTC: the link ends, and comes again', async () => {
    const carriers: number[] = []
    const info: Log['info'] = (_, facts) => void (typeof facts?.['pid'] === 'number' && carriers.push(facts['pid']))
    const lobby = createProcessLobbies({ ...tools, log: { ...tools.log, info } }).lobby({
      ...tools,
      name: 'room',
      password: 'password',
      hub,
      iceServers: [],
    })
    const links = [Promise.withResolvers<Link>(), Promise.withResolvers<Link>()] as const
    let count = 0
    other.say('enter room password')
    await lobby.start((link) => links[count++]?.resolve(link))
    const first = await links[0].promise
    const ended = new Promise<string>((resolve) => first.receive({ frame: () => undefined, closed: resolve }))
    process.kill(carriers[0] as number, 'SIGKILL')
    expect(await ended).toBe('the carrier is gone')
    await links[1].promise
    expect(carriers).toHaveLength(2)
    await lobby.stop()
  }, 60_000)

  it('[SESS-2] gives a stranger with its name and password no device, no coalition and no word', async () => {
    other.say('serve')
    const [name = '', password = ''] = await other.hear('serving')
    const { lobby, linked } = enterLobby(hub, name, password)
    const link = await linked
    const crypto = createNodeCrypto()
    const frames: Uint8Array[] = []
    const device = createDeviceKeys(crypto, tools.random)
    const watch: Link['receive'] = ({ frame, closed }) => {
      const noted = (bytes: Uint8Array): void => {
        frames.push(bytes)
        frame(bytes)
      }
      link.receive({ frame: noted, closed })
    }
    const accessKeys = [{ key: tools.random.bytes(32), kind: 'member' as const, device }]
    const reason = await new Promise<string>((resolve) => {
      const events = { ready: () => resolve('ready'), message: () => resolve('message'), drained: () => undefined, closed: resolve }
      openSecureLink({ ...link, receive: watch }, { crypto, ...tools, accessKeys }, events)
    })
    expect(['nothing-in-common', 'connection closed']).toContain(reason)
    expect(frames.every((frame) => frame[0] === 0 || frame[0] === 1)).toBe(true)
    expect(frames.length).toBeLessThanOrEqual(2)
    expect(frames.some((frame) => frame[0] === 0)).toBe(true)
    await lobby.stop()
  }, 60_000)
})

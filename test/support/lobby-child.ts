/**
 * The other program of a lobby test: a member of a coalition that waits in lobbies it is told to enter. Reads lines `enter NAME PASSWORD` and `leave`, writes
 * `address HOST:PORT`, `linked`, `left`; `serve` lets sessions have the links, as a host would.
 */
import { createInterface } from 'node:readline'
import { createDirectLinks } from '../../electron/adapters/direct/direct-links.ts'
import { createHub } from '../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { createProcessLobbies } from '../../electron/adapters/webrtc/process-lobbies.ts'
import { lobbyOf } from '../../electron/core/coalition/access.ts'
import type { Link, PeerLinks } from '../../electron/core/ports/link.ts'
import { coalitionOf } from './coalition-of.ts'

const tools = { clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
const hub = createHub(tools)
const direct = createDirectLinks({ hub, ...tools, changed: () => undefined })
const say = (...words: readonly unknown[]): void => void process.stdout.write(`${words.join(' ')}\n`)
const { lobby: createLobby } = createProcessLobbies(tools)
let lobby: PeerLinks | undefined

// Stays entered, so that the process that carries WebRTC does.
await createLobby({ ...tools, name: 'other waits', password: 'password', hub, iceServers: [] }).start(() => undefined)
await direct.start(() => undefined)
const { address } = await direct.listen({ host: '127.0.0.1', port: 0 })
say('address', `${address.host}:${address.port}`)

for await (const line of createInterface(process.stdin)) {
  const [verb, name = '', password = ''] = line.split(' ')
  if (verb === 'enter') await enter(name, password, () => say('linked'))
  if (verb === 'serve') await serve()
  if (verb === 'leave') await leave()
}
process.exit(0)

async function enter(name: string, password: string, onLink: (link: Link) => void): Promise<void> {
  lobby = createLobby({ ...tools, name, password, hub, iceServers: [] })
  await lobby.start(onLink)
}

/** Waits in its coalition's own lobby, and tells name and password as somebody who betrays them would. */
async function serve(): Promise<void> {
  const { member, world } = coalitionOf('amina')
  setInterval(() => world.time.pass(20), 20)
  const amina = member('amina')
  amina.positions.create({ title: 'Confidential' })
  const { name, password } = lobbyOf(amina.disk.accessKey)
  await enter(name, password, amina.sessions.accept)
  say('serving', name, password)
}

async function leave(): Promise<void> {
  await lobby?.stop()
  say('left')
}

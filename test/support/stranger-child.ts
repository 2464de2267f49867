/**
 * Somebody on the same network with an own Chorus and no invitation: looks around, meets every computer it finds as a hub and in a session, and
 * says everything it got to know, in hexadecimal.
 */
import { WebSocket } from 'ws'
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { linkOverSocket } from '../../electron/adapters/direct/socket-link.ts'
import { createHub } from '../../electron/adapters/hub/hub.ts'
import { createLocalNetwork } from '../../electron/adapters/lan/local-network.ts'
import { openMulticast } from '../../electron/adapters/lan/multicast.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { openSecureLink } from '../../electron/core/session/secure-link.ts'

const tools = { clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
const crypto = createNodeCrypto()
const wanted = Number(process.argv[2])
const learnt: Buffer[] = []
const ended: Promise<unknown>[] = []
const note = (data: unknown): void => void learnt.push(Buffer.isBuffer(data) ? data : Buffer.from(JSON.stringify(data)))

const meetAsHub = (url: string): Promise<void> =>
  new Promise((done) => {
    const socket = new WebSocket(`${url}/hub`)
    const hub = createHub(tools)
    hub.join('a topic of the stranger’s', { message: note, met: () => note('met') })
    socket.on('open', () => {
      const conversation = hub.meet({ send: (text) => socket.send(text), close: () => socket.close() }, true)
      let frames = 0
      socket.on('message', (data) => {
        note(data)
        conversation.hear(String(data))
        // A nonce, and proofs of topics that say nothing to whoever does not know them.
        if (++frames === 2) done()
      })
    })
  })

const meetInSession = (url: string): Promise<void> =>
  new Promise((done) => {
    const socket = new WebSocket(`${url}/session`)
    socket.on('open', () => {
      socket.on('message', note)
      const accessKeys = [{ key: tools.random.bytes(32), kind: 'member' as const, device: createDeviceKeys(crypto, tools.random) }]
      const events = { ready: () => note('let in'), message: note, drained: () => undefined, closed: () => done() }
      openSecureLink(linkOverSocket(socket, url), { crypto, ...tools, accessKeys }, events)
    })
  })

const looked = Promise.withResolvers<void>()
const localNetwork = createLocalNetwork({
  ...tools,
  open: (address, { mayDecode, heard, failed }) =>
    openMulticast(address, {
      mayDecode,
      failed,
      heard: (packet, from) => {
        note(packet)
        heard(packet, from)
      },
    }),
  changed: () => (localNetwork.view()?.found.length ?? 0) >= wanted && looked.resolve(),
})
const alive = setInterval(() => undefined, 1000)
localNetwork.start(9)
await looked.promise
for (const { addresses } of localNetwork.view()?.found ?? []) {
  for (const { host, port } of addresses) ended.push(meetAsHub(`ws://${host}:${port}`), meetInSession(`ws://${host}:${port}`))
}
await Promise.all(ended)
await localNetwork.stop()
clearInterval(alive)
process.stdout.write(`${JSON.stringify({ met: ended.length, learnt: Buffer.concat(learnt).toString('hex') })}\n`, () => process.exit())

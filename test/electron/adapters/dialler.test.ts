/** Dialling an address whose other end closes every connection at once. */
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type Dialling, type Greeting, keepDialling } from '../../../electron/adapters/direct/dialler.ts'
import { MEETING_GREETING } from '../../../electron/adapters/hub/meeting-server.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
import type { Clock } from '../../../electron/core/ports/clock.ts'
import { SELF_SIGNED } from '../../support/self-signed.ts'

/** A clock on which patience is short. */
const node = createNodeClock()
const hurried: Clock = { now: node.now, after: (delayMs, work) => node.after(delayMs / 20, work) }
const tools = { clock: hurried, random: createNodeRandom() }

describe('a dialler', () => {
  it('waits longer each time while connections do not last', async () => {
    const server = createServer()
    const sockets = new WebSocketServer({ server })
    sockets.on('connection', (socket) => socket.close())
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const pauses: number[] = []
    const waiting: (() => void)[] = []
    const clock = {
      now: () => 0,
      after: (delayMs: number, work: () => void) => {
        pauses.push(delayMs)
        waiting.shift()?.()
        setImmediate(work)
        return { cancel: () => undefined }
      },
    }
    const halfway = { bytes: (count: number) => new Uint8Array(count).fill(0x80) }
    const reached = new Promise<void>((done) =>
      waiting.push(
        () => undefined,
        () => undefined,
        () => undefined,
        done,
      ),
    )
    const { port } = server.address() as AddressInfo
    const dialler = keepDialling(
      `ws://127.0.0.1:${port}/`,
      { clock, random: { ...createNodeRandom(), ...halfway } },
      () => undefined,
      () => undefined,
    )
    await reached
    dialler.stop()
    sockets.close()
    server.closeAllConnections()
    server.close()
    expect(pauses.slice(0, 4)).toEqual([...pauses.slice(0, 4)].sort((a, b) => a - b))
    expect(pauses[3]).toBeGreaterThan((pauses[0] as number) * 7)
  })

  it('says why nobody answers', async () => {
    const web = createServer((_, response) => void response.end('a page'))
    const curt = createServer()
    const sockets = new WebSocketServer({ server: curt })
    sockets.on('connection', (socket) => socket.close())
    const portOf = async (server: Server | SecureServer): Promise<number> => {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      return (server.address() as AddressInfo).port
    }
    const secure = createSecureServer(SELF_SIGNED)
    const ports = [await portOf(web), await portOf(curt)]
    const gone = createServer()
    const free = await portOf(gone)
    await new Promise((done) => gone.close(done))
    const faults = await Promise.all([...ports, free].map((port) => faultAt(port)))
    expect(faults).toEqual(['not-chorus', 'ended', 'refused'])
    expect(await faultAt(await portOf(secure), 'wss')).toBe('not-secure')
    secure.close()
    for (const server of [web, curt]) server.closeAllConnections()
    for (const server of [web, curt, sockets]) server.close()
  })

  it('[HUB-4] counts a meeting server as answering once it answers as one, and says of what stays silent that it is none', async () => {
    const server = createServer()
    const sockets = new WebSocketServer({ server })
    let answer = (text: string): string => text
    sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(answer(data.toString()))))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    // It sends back what it hears, as servers for trying WebSockets do.
    expect(await faultAt(port, 'ws', MEETING_GREETING)).toBe('not-chorus')
    answer = () => '{"type":"pong"}'
    await new Promise<void>((done) => {
      const changed = (): void => {
        if (dialler.state().state !== 'answered') return
        dialler.stop()
        done()
      }
      const dialler = keepDialling(`ws://127.0.0.1:${port}/`, tools, () => undefined, changed, MEETING_GREETING)
    })
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
    server.close()
  })
})

/** What the first failed try at a port was. */
function faultAt(port: number, scheme = 'ws', greeting?: Greeting): Promise<Dialling['fault']> {
  return new Promise((done) => {
    const changed = (): void => {
      const { fault } = dialler.state()
      if (fault === undefined) return
      dialler.stop()
      done(fault)
    }
    const dialler = keepDialling(`${scheme}://127.0.0.1:${port}/`, tools, () => undefined, changed, greeting)
  })
}

/** Dialling an address whose other end closes every connection at once. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type Dialling, keepDialling } from '../../../electron/adapters/direct/dialler.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'

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
    const portOf = async (server: Server): Promise<number> => {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      return (server.address() as AddressInfo).port
    }
    const ports = [await portOf(web), await portOf(curt)]
    const gone = createServer()
    const free = await portOf(gone)
    await new Promise((done) => gone.close(done))
    const faults = await Promise.all([...ports, free].map(faultAt))
    expect(faults).toEqual(['not-chorus', 'ended', 'refused'])
    for (const server of [web, curt]) server.closeAllConnections()
    for (const server of [web, curt, sockets]) server.close()
  })
})

/** What the first failed try at a port was. */
function faultAt(port: number): Promise<Dialling['fault']> {
  return new Promise((done) => {
    const changed = (): void => {
      const { fault } = dialler.state()
      if (fault === undefined) return
      dialler.stop()
      done(fault)
    }
    const tools = { clock: createNodeClock(), random: createNodeRandom() }
    const dialler = keepDialling(`ws://127.0.0.1:${port}/`, tools, () => undefined, changed)
  })
}

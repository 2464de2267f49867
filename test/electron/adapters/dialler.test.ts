/** Dialling an address whose other end closes every connection at once. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { keepDialling } from '../../../electron/adapters/direct/dialler.ts'
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
})

/** A poor line in this program: passes TCP connections on, so many bytes a second each way. */
import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

/** See the head of this file. */
export interface SlowRelay {
  /** Where it can be reached, `host:port`. */
  readonly address: string
  readonly close: () => void
}

const EVERY_MS = 50

/** Opens one towards `to`, `host:port`. */
export async function openSlowRelay(to: string, bytesPerSecond: number): Promise<SlowRelay> {
  const [host = '', port = ''] = to.split(':')
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (near) => {
    const far = createConnection({ host, port: Number(port), noDelay: true })
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      pass(from, into, (bytesPerSecond * EVERY_MS) / 1000)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** Reads no more than it may pass on, so that the other end notices as it would on a real line. */
function pass(from: Socket, into: Socket, bytesAtOnce: number): void {
  let waiting = Buffer.alloc(0)
  from.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes])
    from.pause()
  })
  const timer = setInterval(() => {
    const now = waiting.subarray(0, bytesAtOnce)
    waiting = waiting.subarray(now.length)
    if (now.length > 0 && into.writable) into.write(now)
    if (waiting.length === 0) from.resume()
  }, EVERY_MS)
  const end = (): void => {
    clearInterval(timer)
    into.destroy()
  }
  from.on('close', end)
  from.on('error', end)
}

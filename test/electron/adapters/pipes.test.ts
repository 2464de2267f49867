/** Every kind of pipe keeps the contract of pipes. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { WebSocket as ServerSocket, WebSocketServer } from 'ws'
import { connectPipe, listenForPipes, pipeOverSocket } from '../../../electron/adapters/control/socket-pipe.ts'
import { createMemoryPipePair } from '../../../shared/api/memory-pipe.ts'
import { MAX_PIPE_FRAME_BYTES, type Pipe } from '../../../shared/api/pipe.ts'
import { pipeOverPort } from '../../../shared/api/port-pipe.ts'
import { pipeOverWebSocket } from '../../../shared/api/websocket-pipe.ts'
import { type PipePair, pipeContract } from '../../contracts/pipe.contract.ts'

async function memoryPair(): Promise<PipePair> {
  const [a, b] = createMemoryPipePair()
  return { a, b, end: async () => a.close() }
}

async function portPair(): Promise<PipePair> {
  const { port1, port2 } = new MessageChannel()
  const [a, b] = [pipeOverPort(port1), pipeOverPort(port2)]
  return { a, b, end: async () => a.close() }
}

/** Ports between Electron's processes only emit: they have no `addEventListener`. */
async function emittingPortPair(): Promise<PipePair> {
  const { port1, port2 } = new MessageChannel()
  const [a, b] = [port1, port2].map((port) =>
    pipeOverPort({
      postMessage: (message) => port.postMessage(message),
      start: () => port.start(),
      close: () => port.close(),
      on: (type, listener) => port.on(type, (data?: unknown) => listener({ data })),
    }),
  ) as [Pipe, Pipe]
  return { a, b, end: async () => a.close() }
}

/** The page's end is the WebSocket that browsers have; the host's end is the server's. */
async function webSocketPair(connect: (address: string) => Pipe): Promise<PipePair> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: MAX_PIPE_FRAME_BYTES, perMessageDeflate: false })
  await once(server, 'listening')
  const accepted = once(server, 'connection') as Promise<[ServerSocket]>
  const { port } = server.address() as { port: number }
  const a = connect(`ws://127.0.0.1:${port}`)
  const b = pipeOverWebSocket((await accepted)[0])
  const end = async (): Promise<void> => {
    for (const socket of server.clients) socket.terminate()
    server.close()
    await once(server, 'close')
  }
  return { a, b, end }
}

async function localSocketPair(): Promise<PipePair> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-pipe-'))
  let accept = (_: Pipe): void => undefined
  const accepted = new Promise<Pipe>((resolve) => {
    accept = resolve
  })
  const server = await listenForPipes(folder, accept)
  const [a, b] = await Promise.all([connectPipe(folder), accepted])
  const end = async (): Promise<void> => {
    a?.close()
    b.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { a: a as Pipe, b, end }
}

pipeContract('memory', memoryPair)
pipeContract('a message port', portPair)
pipeContract('a message port that only emits', emittingPortPair)
pipeContract('a WebSocket as browsers have it', () => webSocketPair((address) => pipeOverWebSocket(new WebSocket(address))))
pipeContract('a WebSocket of a program', () => webSocketPair((address) => pipeOverWebSocket(new ServerSocket(address))))
pipeContract('a local socket', localSocketPair)

describe('a frame on a local socket', () => {
  it('[PIPE-1] is its length in 4 bytes, the highest first, and the bytes, however they are cut on their way', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const accepted = once(server, 'connection') as Promise<[Socket]>
    const raw = createConnection((server.address() as AddressInfo).port, '127.0.0.1')
    const pipe = pipeOverSocket((await accepted)[0])
    const sent: Buffer[] = []
    raw.on('data', (bytes: Buffer) => sent.push(bytes))
    const heard: string[] = []
    pipe.onFrame((frame) => heard.push(Buffer.from(frame).toString('hex')))

    pipe.send(Uint8Array.of(0xaa, 0xbb, 0xcc))
    pipe.send(new Uint8Array(258))
    await expect.poll(() => Buffer.concat(sent).length).toBe(4 + 3 + 4 + 258)
    expect(Buffer.concat(sent).subarray(0, 11).toString('hex')).toBe('00000003aabbcc00000102')

    for (const part of ['000000', '02dd', 'ee00000001ff', '00000000']) {
      raw.write(Buffer.from(part, 'hex'))
    }
    await expect.poll(() => heard).toEqual(['ddee', 'ff', ''])
    const closed = new Promise<void>((done) => pipe.onClose(done))
    raw.write(Buffer.from('04000001', 'hex'))
    await closed
    raw.destroy()
    server.close()
  })
})

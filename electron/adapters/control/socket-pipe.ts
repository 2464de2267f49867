/** Pipes over a local socket: how the command line reaches the running host of a profile. Frames are a 4-byte length and bytes. */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { MAX_PIPE_FRAME_BYTES, type Pipe } from '../../../shared/api/pipe.ts'
import { createPipeEnd } from '../../../shared/api/pipe-end.ts'
import { AppError } from '../../../shared/errors.ts'

/** A listener for pipes. */
export interface ControlServer {
  readonly close: () => Promise<void>
}

/**
 * Listens for this user's programs at the profile's address. The caller holds the profile's lock, so a socket left over is removed. Throws `unreachable` where the folder of
 * such sockets is somebody else's.
 */
export async function listenForPipes(profileDirectory: string, onPipe: (pipe: Pipe) => void): Promise<ControlServer> {
  const address = addressOf(profileDirectory)
  if (process.platform !== 'win32' && existsSync(address)) rmSync(address)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    onPipe(pipeOverSocket(socket))
  })
  const close = (): Promise<void> =>
    new Promise((done) => {
      for (const socket of sockets) socket.end()
      server.close(() => done())
    })
  return await new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(address, () => {
      if (process.platform !== 'win32') chmodSync(address, 0o600)
      done({ close })
    })
  })
}

/** Connects to the host that has the profile open; undefined if none listens. Throws `unreachable` where whoever listens there may be another user. */
export async function connectPipe(profileDirectory: string): Promise<Pipe | undefined> {
  const address = addressOf(profileDirectory)
  return await new Promise((done) => {
    const socket = createConnection(address)
    socket.once('error', () => done(undefined))
    socket.once('connect', () => done(pipeOverSocket(socket)))
  })
}

/** A socket in a folder only this user can enter; its name follows from the profile's path. */
function addressOf(profileDirectory: string): string {
  const name = createHash('sha256').update(resolve(profileDirectory)).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\chorus-${name}`
  const folder = join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `chorus-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  keepToThisUser(folder)
  return join(folder, `${name}.sock`)
}

/** Where every user may make folders, one of this name may be another's: a passphrase is sent through it. What is this user's own is closed to others. */
function keepToThisUser(folder: string): void {
  const found = lstatSync(folder)
  const { uid, mode } = found
  if (!found.isDirectory() || uid !== userInfo().uid)
    throw new AppError('unreachable', `The folder ${folder} belongs to another user of this computer. Have it removed.`)
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700)
}

/** A pipe over a connected socket of this computer, which is the pipe's from now on. */
export function pipeOverSocket(socket: Socket): Pipe {
  const cut = (): void => void socket.destroy()
  const end = createPipeEnd(cut)
  socket.on('data', createFrameReader(end.deliver, cut))
  socket.on('error', cut)
  socket.on('close', end.closed)
  const send = (frame: Uint8Array): void => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(frame.length)
    if (end.isClosed() || !socket.writable) return
    socket.cork()
    socket.write(length)
    socket.write(frame)
    socket.uncork()
  }
  const close = (): void => {
    if (end.isClosed()) return
    end.closed()
    socket.end()
    // The other end may have more to say than anybody reads here.
    socket.resume()
  }
  return { send, onFrame: end.onFrame, onClose: end.onClose, close }
}

/** Joins what arrives into frames; each is copied once. A length that is too large is refused before any of it is kept. */
function createFrameReader(deliver: (frame: Uint8Array) => void, refuse: () => void): (bytes: Buffer) => void {
  let chunks: Buffer[] = []
  let held = 0
  let wanted = 0
  return (bytes) => {
    chunks.push(bytes)
    held += bytes.length
    while (held >= Math.max(4, wanted)) {
      const all = Buffer.concat(chunks)
      const length = all.readUInt32BE(0)
      if (length > MAX_PIPE_FRAME_BYTES) return refuse()
      wanted = 4 + length
      chunks = [all]
      if (held < wanted) return
      chunks = [all.subarray(wanted)]
      held -= wanted
      wanted = 0
      deliver(Uint8Array.from(all.subarray(4, 4 + length)))
    }
  }
}

/**
 * A mailbox: keeps sealed files under addresses that only those who hold a key can work out. It knows no coalition and no member, can open nothing,
 * and lists no boxes. Plain HTTP: put TLS before it where it is reached from the internet. SPEC section MAILBOX.
 */
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { isAppError } from '../../../shared/errors.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import { FolderError, type FolderFile } from '../../core/ports/shared-folder.ts'
import type { Bound } from '../direct/listener.ts'
import { openNodeFolder } from '../folder/node-folder.ts'
import { createBoxCounts } from './box-counts.ts'
import { BOX, FILE, MAILBOX_LIMITS } from './mailbox-name.ts'

/** Where it listens and keeps files, and for how long. */
export interface MailboxConfig {
  readonly at: Bound
  readonly directory: string
  readonly clock: Clock
  readonly log: Log
  /** Bytes that all boxes may hold together. */
  readonly quotaBytes: number
  /** A file that nobody wrote again is removed after so many milliseconds. */
  readonly keptMs: number
}

/** A running mailbox. */
export interface Mailbox {
  readonly address: Bound
  readonly close: () => Promise<void>
}

/** An answer: its status, and its body if it has one. */
interface Answer {
  readonly status: number
  readonly body?: Uint8Array | string
}

const SWEEP_EVERY_MS = 3_600_000
const SLOW_MS = 10 * 60_000

/** Opens one. Rejects where the address or the directory cannot be used. */
export async function openMailbox({ at, directory, clock, log, quotaBytes, keptMs }: MailboxConfig): Promise<Mailbox> {
  mkdirSync(directory, { recursive: true })
  const boxes = createBoxes({ directory, clock, quotaBytes, keptMs })
  await boxes.sweep()
  const server = createServer({ requestTimeout: SLOW_MS, maxHeaderSize: 8 * 1024 }, (request, response) => {
    answerTo(boxes, request).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        const status = isAppError(error) ? statusOf(error) : 500
        if (status === 500) log.warn('mailbox', { error: String(error) })
        send(response, { status })
      },
    )
  })
  server.listen(at.port, at.host)
  await once(server, 'listening')
  let timer = clock.after(SWEEP_EVERY_MS, sweep)
  function sweep(): void {
    boxes.sweep().catch((error: unknown) => log.warn('mailbox', { error: String(error) }))
    timer = clock.after(SWEEP_EVERY_MS, sweep)
  }
  const close = async (): Promise<void> => {
    timer.cancel()
    server.close()
    server.closeAllConnections()
    if (server.listening) await once(server, 'close')
  }
  const { address, port } = server.address() as AddressInfo
  return { address: { host: address, port }, close }
}

async function answerTo(boxes: Boxes, request: IncomingMessage): Promise<Answer> {
  const [, start, box = '', name, ...more] = (request.url ?? '').split('/')
  if (start !== 'box' || !BOX.test(box) || more.length > 0) return { status: 404 }
  // A page in a browser has no business here.
  if (request.headers.origin !== undefined) return { status: 403 }
  if (name !== undefined) return FILE.test(name) ? await answerAboutFile(boxes, request, box, name) : { status: 404 }
  return request.method === 'GET' ? { status: 200, body: JSON.stringify(await boxes.list(box)) } : { status: 405 }
}

async function answerAboutFile(boxes: Boxes, request: IncomingMessage, box: string, name: string): Promise<Answer> {
  if (request.method === 'GET') return found(await boxes.read(box, name))
  if (request.method === 'PUT') return { status: await putFile(boxes, request, box, name) }
  if (request.method !== 'DELETE') return { status: 405 }
  await boxes.remove(box, name)
  return { status: 204 }
}

async function putFile(boxes: Boxes, request: IncomingMessage, box: string, name: string): Promise<number> {
  const length = Number(request.headers['content-length'])
  if (!Number.isInteger(length)) return 411
  return length > MAILBOX_LIMITS.file ? 413 : await boxes.write(box, name, length, () => buffer(request))
}

const found = (bytes: Uint8Array | undefined): Answer => (bytes ? { status: 200, body: bytes } : { status: 404 })

const statusOf = (error: unknown): number => (error instanceof FolderError && error.fault === 'full' ? 507 : 500)

function send(response: ServerResponse, { status, body = '' }: Answer): void {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' }).end(body)
}

interface Boxes {
  readonly list: (box: string) => Promise<readonly FolderFile[]>
  readonly read: (box: string, name: string) => Promise<Uint8Array | undefined>
  /** Answers 204, or 507 where there is no room for it. */
  readonly write: (box: string, name: string, length: number, bytes: () => Promise<Uint8Array>) => Promise<number>
  readonly remove: (box: string, name: string) => Promise<void>
  /** Removes what nobody wrote again, and counts what is left. */
  readonly sweep: () => Promise<void>
}

function createBoxes({
  directory,
  clock,
  quotaBytes,
  keptMs,
}: Pick<MailboxConfig, 'directory' | 'clock' | 'quotaBytes' | 'keptMs'>): Boxes {
  const pathOf = (box: string): string => join(directory, box)
  const counts = createBoxCounts(quotaBytes)

  const list = async (box: string) => {
    const exists = await stat(pathOf(box)).catch(() => undefined)
    const files = exists ? await openNodeFolder(pathOf(box)).list() : []
    return files.filter(({ name }) => FILE.test(name))
  }
  const write: Boxes['write'] = async (box, name, length, bytes) => {
    const settle = counts.promise(box, name, length)
    if (!settle) return 507
    let wasWritten = false
    try {
      const whole = await bytes()
      if (whole.length !== length) return 400
      await mkdir(pathOf(box), { recursive: true })
      await openNodeFolder(pathOf(box)).write(name, whole)
      wasWritten = true
      return 204
    } finally {
      settle(wasWritten)
    }
  }
  const remove: Boxes['remove'] = async (box, name) => {
    if (!counts.has(box)) return
    await openNodeFolder(pathOf(box)).remove(name)
    counts.gone(box, name)
  }
  const sweepBox = async (box: string): Promise<void> => {
    const settled = counts.settled(box)
    const listed = await list(box)
    const names = new Set(listed.map(({ name }) => name))
    for (const name of settled) if (!names.has(name)) counts.gone(box, name)
    for (const { name, bytes, changedAt } of listed) {
      counts.found(box, name, bytes)
      if (clock.now() - changedAt <= keptMs) continue
      await rm(join(pathOf(box), name), { force: true })
      counts.gone(box, name)
    }
    // Fails where it is not empty.
    await rmdir(pathOf(box)).catch(() => undefined)
  }
  const sweep = async (): Promise<void> => {
    for (const box of (await readdir(directory)).filter((name) => BOX.test(name))) await sweepBox(box)
  }
  const read: Boxes['read'] = async (box, name) =>
    counts.has(box) ? await openNodeFolder(pathOf(box)).read(name, MAILBOX_LIMITS.file) : undefined
  return { list, read, write, remove, sweep }
}

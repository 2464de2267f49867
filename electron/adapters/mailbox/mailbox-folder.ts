/** A mailbox as a shared folder: the boxes of the access keys in use. SPEC section MAILBOX. */
import { z } from 'zod'
import { FolderError, type FolderFault, type FolderFile, type SharedFolder } from '../../core/ports/shared-folder.ts'
import { FILE, MAILBOX_LIMITS } from './mailbox-name.ts'

const listing = z.array(z.object({ name: z.string().regex(FILE), bytes: z.int().min(0), changedAt: z.number() })).max(MAILBOX_LIMITS.files)

const SMALL = 256 * 1024
/** As long as the largest file takes on a slow line. */
const LONG_MS = 10 * 60_000
const SHORT_MS = 30_000

/** Hears of bytes that went to a mailbox, and of some that came from it. */
export type Travelled = (sent: number, received: number) => void

/**
 * The mailbox at `url`. `boxes` are asked for at every call, the newest first: a file is written to all of them, so that whoever knows only an
 * older one finds what leads to the newest. `travelled` hears of the bytes of files and lists, also of what broke off.
 */
export function openMailboxFolder(url: string, boxes: () => readonly string[], travelled: Travelled = () => undefined): SharedFolder {
  const at = (box: string, name?: string): URL =>
    new URL(name === undefined ? `box/${box}` : `box/${box}/${name}`, url.endsWith('/') ? url : `${url}/`)
  const ask = async (address: URL, timeoutMs: number, request: RequestInit = {}): Promise<Response> => {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(address, { redirect: 'error', ...request, signal }).catch((error: unknown) => noAnswer(error))
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw refusedBy(response.status)
  }
  const listBox = async (box: string): Promise<readonly FolderFile[]> => {
    const response = await ask(at(box), SHORT_MS)
    const bytes = response.ok ? await readAtMost(response, SMALL, travelled) : undefined
    const parsed = bytes && listing.safeParse(parse(bytes))
    if (!parsed?.success) throw new FolderError('other', 'What answers at this address is no mailbox.')
    return parsed.data
  }
  const list = async (): Promise<readonly FolderFile[]> => {
    const files = new Map<string, FolderFile>()
    for (const box of boxes()) for (const file of await listBox(box)) if (!files.has(file.name)) files.set(file.name, file)
    return [...files.values()]
  }
  const read: SharedFolder['read'] = async (name, atMost) => {
    for (const box of boxes()) {
      const response = await ask(at(box, name), LONG_MS)
      if (response.ok) return await readAtMost(response, atMost, travelled)
      await response.body?.cancel()
    }
    return undefined
  }
  const write: SharedFolder['write'] = async (name, bytes) => {
    for (const box of boxes()) {
      travelled(bytes.length, 0)
      await done(ask(at(box, name), LONG_MS, { method: 'PUT', body: Uint8Array.from(bytes) }))
    }
  }
  const remove: SharedFolder['remove'] = async (name) => {
    for (const box of boxes()) await done(ask(at(box, name), SHORT_MS, { method: 'DELETE' }))
  }
  return { list, read, write, remove }
}

const done = async (asked: Promise<Response>): Promise<void> => void (await (await asked).body?.cancel())

/** Undefined for more than that. */
async function readAtMost(response: Response, atMost: number, travelled: Travelled): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    travelled(0, chunk.length)
    if (length > atMost) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return undefined
  }
}

function noAnswer(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  throw new FolderError('missing', `The mailbox does not answer${cause}.`)
}

function refusedBy(status: number): FolderError {
  const faults: Readonly<Record<number, readonly [FolderFault, string]>> = {
    401: ['no-access', 'The mailbox lets this computer do nothing.'],
    403: ['no-access', 'The mailbox lets this computer do nothing.'],
    507: ['full', 'The mailbox is full.'],
  }
  const [fault, words] = faults[status] ?? ['other', `The mailbox answered ${status}.`]
  return new FolderError(fault, words)
}

/** The boxes of a mailbox over HTTP. SPEC rules MAILBOX-1, MAILBOX-3. */
import { z } from 'zod'
import { FolderError, type FolderFault, type FolderFile } from '../../core/ports/shared-folder.ts'
import type { Boxes } from './mailbox-folder.ts'
import { FILE, MAILBOX_LIMITS } from './mailbox-name.ts'

const file = z.object({ name: z.string().regex(FILE), bytes: z.int().min(0), changedAt: z.number() })
const listing = z.array(z.unknown())

const SMALL = 256 * 1024
/** As long as the largest file takes on a slow line. */
const LONG_MS = 10 * 60_000
const SHORT_MS = 30_000

/** Hears of bytes that went to a mailbox, and of some that came from it. */
export type Travelled = (sent: number, received: number) => void

/** What a mailbox is asked with. */
export interface AskedWith {
  /** Hears of the bytes of files and lists, also of what broke off. */
  readonly travelled?: Travelled
  /** Once it is aborted nothing is asked any more, and what is under way rejects. */
  readonly until?: AbortSignal | undefined
}

/** The boxes of the mailbox at `url`. */
export function openHttpBoxes(url: string, { travelled = () => undefined, until }: AskedWith = {}): Boxes {
  const at = (box: string, name?: string): URL =>
    new URL(name === undefined ? `box/${box}` : `box/${box}/${name}`, url.endsWith('/') ? url : `${url}/`)
  const ask = async (address: URL, timeoutMs: number, request: RequestInit = {}): Promise<Response> => {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(until ? [until] : [])])
    const response = await fetch(address, { redirect: 'error', ...request, signal }).catch((error: unknown) => noAnswer(error))
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw refusedBy(response.status)
  }
  const list = async (box: string): Promise<readonly FolderFile[]> => {
    const response = await ask(at(box), SHORT_MS)
    const bytes = response.ok ? await readAtMost(response, SMALL, travelled) : undefined
    const parsed = bytes && listing.safeParse(parse(bytes))
    if (!parsed?.success) throw new FolderError('other', 'What answers at this address is no mailbox.')
    // What is no file is passed over, and of more than a box has the rest: who may write there ends nobody's exchange.
    return parsed.data.flatMap((one) => file.safeParse(one).data ?? []).slice(0, MAILBOX_LIMITS.files)
  }
  const read: Boxes['read'] = async (box, name, atMost) => {
    const response = await ask(at(box, name), LONG_MS)
    if (response.ok) return { bytes: await readAtMost(response, atMost, travelled) }
    await response.body?.cancel()
    return undefined
  }
  const write: Boxes['write'] = (box, name, bytes) => {
    travelled(bytes.length, 0)
    return done(ask(at(box, name), LONG_MS, { method: 'PUT', body: Uint8Array.from(bytes) }))
  }
  const remove: Boxes['remove'] = (box, name) => done(ask(at(box, name), SHORT_MS, { method: 'DELETE' }))
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

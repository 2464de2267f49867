/** A position into which a history was typed, on disk as a member would have it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { openSqliteStore } from '../../electron/adapters/sqlite/sqlite-store.ts'
import { foundCoalition } from '../../electron/core/coalition/founding.ts'
import { openReplica, type Replica } from '../../electron/core/replica/replica.ts'
import { readText } from '../../electron/host/read-text.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { BODY } from '../../shared/document/schema.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { createVirtualTime } from '../support/virtual-time.ts'
import type { TraceEdit } from './trace.ts'

/** Where it lies. */
export interface WrittenPaper {
  readonly folder: string
  readonly document: DocumentId
  /** Everything: the page's edits, checks, commits and seals. */
  readonly secondsToWrite: number
  /** Sealing alone, in processor time: the program's own, and the kernel's, which is committing to disk. */
  readonly secondsToSeal: { readonly own: number; readonly kernel: number }
}

const KEY = new Uint8Array(32).fill(1)

/** A replica of one member, in a file. */
export function openMember(file: string, founding = foundCoalition(createNodeCrypto(), createNodeRandom(), undefined)): Replica {
  const tools = {
    crypto: createNodeCrypto(),
    clock: createVirtualTime().clock(),
    log: createSilentLog(),
    readText,
    sealDelayMs: () => 1000,
  }
  const replica = openReplica({ ...tools, store: openSqliteStore({ file, key: KEY }) }, founding.coalition, founding.keys)
  if (replica.heads().length === 0) replica.actMembership(founding.act)
  return replica
}

/** Has `write` fill a new member's file; what it answers, and the member's keys, are kept beside it for `openWritten`. */
export function writeMember<T extends object>(file: string, write: (replica: Replica) => T): T {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  const founding = foundCoalition(createNodeCrypto(), createNodeRandom(), undefined)
  const replica = openMember(file, founding)
  const written = write(replica)
  replica.close()
  const meta = {
    coalition: founding.coalition,
    device: founding.keys.device,
    seed: toHex(founding.keys.seed),
    agreement: toHex(founding.keys.agreement),
  }
  writeFileSync(`${file}.json`, JSON.stringify({ meta, written }))
  return written
}

/** Types the edits, sealing after every `perEntry`; closes cleanly. */
export function writePaper(folder: string, edits: readonly TraceEdit[], perEntry: number): WrittenPaper {
  const file = join(folder, `paper-${perEntry}.db`)
  const sealed = { own: 0, kernel: 0 }
  const started = performance.now()
  const { document } = writeMember(file, (replica) => {
    const document = toHex(createNodeRandom().bytes(16)) as DocumentId
    const opened = replica.documents.open(document)
    const lease = opened.lease()
    const page = new Y.Doc({ gc: false })
    page.clientID = lease.clientId
    let pending: Uint8Array[] = []
    page.on('update', (update: Uint8Array) => pending.push(update))
    const body = page.getXmlFragment(BODY)
    const text = new Y.XmlText()
    page.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      body.insert(0, [paragraph])
      paragraph.insert(0, [text])
    })
    edits.forEach(({ at, remove, text: inserted }, index) => {
      page.transact(() => {
        if (remove > 0) text.delete(at, remove)
        if (inserted) text.insert(at, inserted)
      })
      if ((index + 1) % perEntry !== 0) return
      lease.submit(pending)
      pending = []
      const before = process.cpuUsage()
      replica.documents.sealAll()
      const { user, system } = process.cpuUsage(before)
      sealed.own += user / 1e6
      sealed.kernel += system / 1e6
    })
    if (pending.length > 0) lease.submit(pending)
    opened.close()
    return { document }
  })
  return { folder, document, secondsToWrite: (performance.now() - started) / 1000, secondsToSeal: sealed }
}

/** Opens a paper that was written before. */
export function openPaper(folder: string, perEntry: number): { replica: Replica; document: DocumentId } {
  const { replica, written } = openWritten<{ document: DocumentId }>(join(folder, `paper-${perEntry}.db`))
  return { replica, document: written.document }
}

/** Opens a member's file that `writeMember` wrote; throws when there is none. */
export function openWritten<T>(file: string): { readonly replica: Replica; readonly written: T } {
  if (!existsSync(file)) throw new Error(`nothing was written at ${file}`)
  const { meta, written } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as {
    meta: { coalition: never; device: never; seed: string; agreement: string }
    written: T
  }
  const keys = { device: meta.device, seed: Buffer.from(meta.seed, 'hex'), agreement: Buffer.from(meta.agreement, 'hex') }
  const founding = {
    coalition: meta.coalition,
    keys,
    act: undefined as never,
    accessKey: KEY,
    person: undefined as never,
    organisation: undefined as never,
  }
  return { replica: openMember(file, founding), written }
}

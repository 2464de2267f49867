/**
 * A golden database: a small coalition's record and texts as a version of Chorus left them on disk. One is kept per version and opens for ever.
 * `node test/migrations/golden.ts` writes the one of the version at hand.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { MIGRATIONS } from '../../electron/adapters/sqlite/migrations.ts'
import { openSqliteStore } from '../../electron/adapters/sqlite/sqlite-store.ts'
import type { DeviceKeys } from '../../electron/core/replica/own-log.ts'
import { openReplica, type Replica } from '../../electron/core/replica/replica.ts'
import { readText } from '../../electron/host/read-text.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { appendText, formatText, insertText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { encodeRun, mayBeAbsent } from '../../shared/entry/run.ts'
import { type CoalitionId, type DocumentId, NO_HASH } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

/** What must be read from a golden database, and what opens it. */
export interface Golden {
  readonly coalition: CoalitionId
  readonly keys: { readonly device: DeviceKeys['device']; readonly seed: string; readonly agreement: string }
  readonly picture: GoldenPicture
}

/** Everything a person would see. */
export interface GoldenPicture {
  readonly heads: unknown
  readonly members: unknown
  readonly positions: unknown
  readonly texts: Readonly<Record<string, string>>
  readonly hashes: unknown
  readonly found: unknown
  readonly tail: number
}

/** Files are encrypted under this key. */
const KEY = new Uint8Array(32).fill(0x2a)

/** Opens a golden database; reads and changes nothing but what a newer version migrates. */
export function openGolden(file: string, { coalition, keys }: Pick<Golden, 'coalition' | 'keys'>): Replica {
  const deviceKeys = { device: keys.device, seed: Buffer.from(keys.seed, 'hex'), agreement: Buffer.from(keys.agreement, 'hex') }
  const tools = {
    crypto: createNodeCrypto(),
    clock: createVirtualTime().clock(),
    log: createSilentLog(),
    readText,
    sealDelayMs: () => 1000,
  }
  return openReplica({ ...tools, store: openSqliteStore({ file, key: KEY }) }, coalition, deviceKeys)
}

/** What is in it. */
export function pictureOf(replica: Replica): GoldenPicture {
  replica.documents.flush()
  const documents = [...replica.store.documents()].sort()
  return {
    heads: replica.heads(),
    members: [...replica.membership().devices.values()].map(({ device, grants }) => [
      device,
      grants.map(({ role, voidAfter }) => [role, voidAfter ?? null]),
    ]),
    positions: replica.records.list('position').map(({ id, fields }) => [id, fields]),
    texts: Object.fromEntries(documents.map((id) => [id, textOf(replica, id)])),
    hashes: documents.map((id) => replica.store.projection(id)?.textHash),
    found: replica.store.search('figur', 10),
    tail: replica.store.tail().length,
  }
}

/** Writes the database of this version and returns what must be read from it. */
export function writeGolden(file: string): Golden {
  const { source, keys } = livedCoalition()
  const { coalition } = source.replica
  const golden = { coalition, keys: { device: keys.device, seed: toHex(keys.seed), agreement: toHex(keys.agreement) } }
  const replica = openGolden(file, golden)
  for (const { chain, base, seq, device } of source.replica.chains.all()) {
    const entries = source.replica.store.entries(chain, base + 1, seq)
    // The coordinator's last words have not come yet: their entry is there without its body.
    const isSource = device === source.replica.keys().device
    const last = isSource ? entries.findLastIndex(({ header }) => mayBeAbsent(header)) : -1
    replica.receive([encodeRun(entries.map((entry, at) => (at === last ? { ...entry, body: undefined } : entry)))])
  }
  const picture = pictureOf(replica)
  replica.store.close()
  return { ...golden, picture }
}

/** Two members wrote one text, one of them was removed, and its later words are neutralised. */
function livedCoalition(): { source: Computer; keys: DeviceKeys } {
  const coalition = coalitionOf('amina', 'bilal')
  const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
  const { id } = amina.positions.create({ title: 'Publish the budget', ask: 'Figures every month' })
  amina.positions.edit(id, (doc) => appendText(doc, 'We ask for **figures**.\n\n- every month\n- in an open format', 'golden'))
  coalition.meet()
  for (let index = 0; index < 40; index++)
    bilal.positions.edit(id, (doc) => insertText(doc, 0, index, 'abcdefgh'[index % 8] ?? '', 'golden'))
  amina.positions.edit(id, (doc) => formatText(doc, 0, 0, 6, true, 'golden'))
  coalition.meet()
  amina.positions.create({ title: 'Nothing written yet' })
  removeFrom(amina, bilal)
  bilal.positions.edit(id, (doc) => appendText(doc, 'Too late.', 'golden'))
  coalition.meet()
  amina.positions.edit(id, (doc) =>
    appendText(doc, 'Words that are announced in the record and have not come to the reader yet.', 'golden'),
  )
  amina.replica.documents.sealAll()
  // The reader's own keys: a computer that was let in and has written nothing.
  const reader = coalition.letIn('chen', ['editor'])
  coalition.meet()
  return { source: amina, keys: reader.replica.keys() }
}

function removeFrom(amina: Computer, bilal: Computer): void {
  const { device } = bilal.replica.keys()
  const person = amina.replica.membership().devices.get(device)?.person
  const chain = amina.replica.chains.ofDevice(device)[0]
  if (person) amina.replica.actMembership({ t: 'remove', person, cuts: [{ device, seq: chain?.seq ?? 0, hash: chain?.hash ?? NO_HASH }] })
}

function textOf(replica: Replica, id: DocumentId): string {
  const opened = replica.documents.open(id)
  try {
    return opened.read(plainText)
  } finally {
    opened.close()
  }
}

if (import.meta.main) {
  const file = join(import.meta.dirname, `version-${MIGRATIONS.length}.db`)
  writeFileSync(`${file}.json`, `${JSON.stringify(writeGolden(file), null, 2)}\n`)
}

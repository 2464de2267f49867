/** A member's program that signs its log in thousands of ways: nobody else's log ends by it. */
import { expect, it } from 'vitest'
import { nextRun } from '../../electron/core/exchange/run-reader.ts'
import { MAX_OWN_HEADS } from '../../electron/core/replica/own-log.ts'
import { utf8 } from '../../shared/bytes/hex.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { type Head, KIND } from '../../shared/entry/header.ts'
import { decodeRun } from '../../shared/entry/run.ts'
import { type CoalitionId, type DeviceId, type EntryHash, NO_HASH } from '../../shared/ids.ts'
import { MAX_MESSAGE_BYTES } from '../../shared/session/message-frames.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { forge } from '../support/forged-run.ts'
import { ownRuns } from '../support/own-runs.ts'

const BRANCHES = 2 * MAX_OWN_HEADS + 10

/** So many different first entries of one log. */
const branchesOf = (eve: Computer): readonly Uint8Array[] =>
  Array.from({ length: BRANCHES }, (_, number) =>
    forge(eve, undefined, utf8(`{"t":"branch ${number}"}`), { kind: KIND.act, seq: 1, previous: NO_HASH, heads: [] }),
  )

function hashIn(run: Uint8Array, coalition: CoalitionId): EntryHash {
  const entries = decodeRun(coalition, run)
  if (!entries.ok || !entries.value[0]) throw new Error('no run')
  return entries.value[0].hash
}

it('[LOG-4] [LOG-8] whoever has applied more branches than one entry names goes on writing, and is read by others', {
  timeout: 60_000,
}, () => {
  const { founder: amina, member, letIn, meet } = coalitionOf('amina', 'bilal')
  const eve = letIn('eve', ['observer'])
  const bilal = member('bilal')
  const { id } = amina.positions.create({ title: 'Branches' })
  meet()
  const branches = branchesOf(eve)
  bilal.replica.receive(branches)
  bilal.positions.edit(id, (doc) => appendText(doc, 'Words of Bilal.', 'test'))
  bilal.replica.documents.sealAll()
  const [own] = bilal.replica.chains.ofDevice(bilal.replica.keys().device)
  const named = (own ? bilal.replica.store.entries(own.chain, 1, own.seq) : []).map(({ header }) => header.heads.length)
  expect(Math.max(...named)).toBe(MAX_OWN_HEADS)
  amina.replica.receive(branches)
  expect(amina.replica.receive(ownRuns(bilal)).filter(({ refused }) => refused)).toEqual([])
  expect(amina.replica.waiting()).toBe(0)
  expect(amina.positions.read(id, plainText)).toBe('Words of Bilal.')
})

it('[LOG-6] [LOG-8] a log whose entries name thousands of heads is passed on in runs that everybody takes', () => {
  const { founder: amina, letIn, meet } = coalitionOf('amina')
  const eve = letIn('eve', ['observer'])
  const { id } = amina.positions.create({ title: 'Heads' })
  meet()
  const heads = Array.from(
    { length: 4096 },
    (_, number): Head => ({
      device: eve.replica.keys().device.replace(/^.{4}/, 'ffff') as DeviceId,
      seq: number + 1,
      prefix: 'ab'.repeat(16),
    }),
  )
  let previous: EntryHash = NO_HASH
  for (let seq = 1; seq <= 64; seq++) {
    const run = forge(eve, id, Uint8Array.of(0, 0, 0), { seq, previous, heads })
    expect(amina.replica.receive([run])).toMatchObject([{ added: 1, refused: undefined }])
    previous = hashIn(run, amina.replica.coalition)
  }
  const [log] = amina.replica.chains.ofDevice(eve.replica.keys().device)
  expect(log?.seq).toBe(64)
  const run = log && nextRun(amina.replica.store, amina.replica.chains, { chain: log.chain, from: 1 }, 'held')?.run
  expect(run?.length).toBeLessThan(MAX_MESSAGE_BYTES)
})

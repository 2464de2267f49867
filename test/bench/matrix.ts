/** What one recorded answer costs the host until a page has it, at a hundred organisations and sixty texts: against all of the matrix, made and sent anew. */

import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { openSigning } from '../../electron/core/signing/signing.ts'
import { createMatrixPages } from '../../electron/host/matrix-pages.ts'
import { contract, type OutputOf } from '../../shared/api/contract.ts'
import { jsonFrame } from '../../shared/api/frames.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { appendText } from '../../shared/document/edit.ts'
import { type EntryHeader, entryHash, hashOfBody, KIND, NO_EPOCH } from '../../shared/entry/header.ts'
import { encodeRun } from '../../shared/entry/run.ts'
import { signEntry } from '../../shared/entry/signature.ts'
import { signStatement } from '../../shared/exchange/statement.ts'
import { NO_HASH, type OrganisationId } from '../../shared/ids.ts'
import { BEHIND_ACT } from '../../shared/record/acts.ts'
import type { ClosedHash } from '../../shared/signing/closed-text.ts'
import { admit, coalitionOf } from '../support/coalition-of.ts'
import { median } from './measure.ts'

const ORGANISATIONS = 100
const TEXTS = 60
const ANSWERED = 60
const ROUNDS = 15

const coalition = coalitionOf('amina')
const amina = coalition.member('amina')
const { world } = coalition
const { signing, matrixPages, replica, statements } = amina.opened
const members = Array.from({ length: ORGANISATIONS - 1 }, memberOf)
const hashes = writeAll()
for (const member of members) hearFrom(member)
for (const member of members.slice(0, ANSWERED)) recordAnswers(member, hashes)

let { revision } = matrixPages.changes(undefined)
const times = { recorded: [] as number[], changes: [] as number[], whole: [] as number[] }
let bytes = { changes: 0, whole: 0 }
for (let round = 0; round < ROUNDS; round++) {
  times.recorded.push(cpuMs(() => record(round)))
  let changed: OutputOf<'signons.changes'> | undefined
  times.changes.push(
    cpuMs(() => {
      changed = contract['signons.changes'].output.parse(matrixPages.changes(revision))
      bytes = { ...bytes, changes: jsonFrame(changed).length }
    }),
  )
  revision = changed?.revision ?? revision
  times.whole.push(
    cpuMs(() => {
      bytes = { ...bytes, whole: jsonFrame(contract['signons.matrix'].output.parse(madeAnew())).length }
    }),
  )
}
const ms = { recorded: median(times.recorded), changes: median(times.changes), whole: median(times.whole) }
console.log(
  `${signing.matrix().rows.length} organisations, ${signing.matrix().positions.length} texts; milliseconds of this process, medians of ${ROUNDS}`,
)
console.log(
  `to record an answer ${ms.recorded.toFixed(1)}; then what changed ${ms.changes.toFixed(1)} (${bytes.changes} bytes); all of it anew ${ms.whole.toFixed(1)} (${bytes.whole} bytes)`,
)
console.log(`what changed ÷ all of it: ${(ms.changes / ms.whole).toFixed(3)}`)

/** Nothing is remembered. */
function madeAnew(): OutputOf<'signons.matrix'> {
  const tools = { ...amina.opened, clock: world.time.clock(), random: world.random }
  return createMatrixPages({ ...tools, signing: openSigning(tools) }).whole()
}

interface Member {
  readonly organisation: OrganisationId
  readonly keys: ReturnType<typeof createDeviceKeys>
}

/** An organisation's computer, let in, with a log of its own: it runs nowhere. */
function memberOf(_: unknown, index: number): Member {
  const keys = createDeviceKeys(world.crypto, world.random)
  const organisation = toHex(world.random.bytes(16)) as OrganisationId
  const agreement = toHex(world.crypto.agreementPublicKey(keys.agreement))
  admit(world, amina, { device: keys.device, agreement, roles: ['editor', 'signatory'], organisation })
  amina.coalition.setNames({ organisation: { id: organisation, name: `Network ${index}` } })
  const header: EntryHeader = {
    coalition: replica.coalition,
    device: keys.device,
    seq: 1,
    previous: NO_HASH,
    epoch: NO_EPOCH,
    kind: KIND.act,
    document: undefined,
    heads: [],
    bodyHash: hashOfBody(BEHIND_ACT),
    bodyLength: BEHIND_ACT.length,
  }
  const hash = entryHash(header)
  replica.receive([encodeRun([{ header, hash, body: BEHIND_ACT, signature: signEntry(world.crypto, keys.seed, hash) }])])
  return { organisation, keys }
}

function writeAll(): readonly ClosedHash[] {
  return Array.from({ length: TEXTS }, (_, index): ClosedHash => {
    const { id } = amina.positions.create({ title: `Position ${index}` })
    amina.positions.edit(id, (doc) => appendText(doc, `We ask about number ${index}.`, 'bench'))
    return signing.closed.close(id, '').hash
  })
}

/** It says that it has all that is here. */
function hearFrom({ keys: { device, seed } }: Member): void {
  const statement = { device, counter: 1, at: world.time.now(), heads: replica.wholeFrontier() }
  statements.take(signStatement(world.crypto, replica.coalition, seed, statement), device)
}

function recordAnswers({ organisation }: Member, texts: readonly ClosedHash[]): void {
  const answer = { organisation, decision: 'endorsed', on: '2026-11-12', source: 'e-mail' } as const
  signing.signOns.record(texts.map((hash) => ({ ...answer, hash })))
}

/** An answer of somebody who has not answered. */
function record(round: number): void {
  recordAnswers(members[ANSWERED + round] as Member, [hashes[round] as ClosedHash])
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The alarm: members who hold the same and show other texts hear of it, whatever waits in their records. */
import { describe, expect, it } from 'vitest'
import { createTextAlarm } from '../../electron/core/exchange/text-alarm.ts'
import type { StoredEntry } from '../../electron/core/ports/replica-store.ts'
import { appendText } from '../../shared/document/edit.ts'
import { encodeRun } from '../../shared/entry/run.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { encodeTextBody } from '../../shared/text/text-body.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { forge, forgeSparse, tipOf } from '../support/forged-run.ts'

/** A text that three have alike; linked, and nothing under way. */
function together() {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
  const { id } = amina.positions.create({ title: 'Alike' })
  amina.positions.edit(id, (doc) => appendText(doc, 'The same for all.', 'test'))
  coalition.meet()
  coalition.link('amina', 'chen')
  coalition.world.time.pass(20_000)
  const alarms = () => {
    coalition.world.time.pass(60_000)
    return [amina, bilal, chen].map((member) => member.alarms() > 0)
  }
  return { coalition, amina, bilal, chen, id, alarms }
}

/** A fault of the program or of its disk: the text is shown as something else than the record says. */
function showOtherwise({ replica }: Computer, id: DocumentId): void {
  replica.documents.flush()
  const shown = replica.store.projection(id)
  if (!shown) throw new Error('nothing is shown')
  replica.store.setProjection({ ...shown, textHash: 'f'.repeat(64), paragraphs: [] })
}

const NOTHING = encodeTextBody(-1, new Uint8Array([0, 0]))
const nowhere = (by: Computer) => ({ device: by.replica.keys().device, seq: 99, prefix: 'ab'.repeat(16) })

describe('the alarm', () => {
  it('[EXCH-7] rings at both ends when the same entries show other texts', () => {
    const { alarms, chen, id } = together()
    expect(alarms()).toEqual([false, false, false])
    showOtherwise(chen, id)
    expect(alarms()).toEqual([true, false, true])
  })

  it('[EXCH-7] rings although an entry waits for ever for what nobody has', () => {
    const { amina, bilal, chen, id, alarms } = together()
    const run = forge(bilal, id, NOTHING, { heads: [nowhere(amina)] })
    for (const { replica } of [amina, chen]) expect(replica.receive([run])[0]?.added).toBe(1)
    expect([amina.replica.waiting(), chen.replica.waiting()]).toEqual([1, 1])
    expect(alarms()).toEqual([false, false, false])
    showOtherwise(chen, id)
    expect(alarms()).toEqual([true, false, true])
  })

  it('[EXCH-7] rings although a body is gone with the only computer that had it', () => {
    const { amina, bilal, chen, id, alarms } = together()
    const run = forgeSparse(bilal, id, new Uint8Array(300), {})
    for (const { replica } of [amina, chen]) expect(replica.receive([run])[0]?.added).toBe(1)
    expect(alarms()).toEqual([false, false, false])
    showOtherwise(chen, id)
    expect(alarms()).toEqual([true, false, true])
  })

  it('[EXCH-7] is silent where each lacks other words of the same length', () => {
    const { amina, bilal, chen, id } = together()
    // The last refers to a place whose number takes a byte more.
    for (const characters of [400, 400, 399]) {
      bilal.positions.edit(id, (doc) => appendText(doc, '.'.repeat(characters), 'test'))
      bilal.replica.documents.sealAll()
    }
    const { chain, seq } = tipOf(bilal) as NonNullable<ReturnType<typeof tipOf>>
    const [first, one, two] = bilal.replica.store.entries(chain, seq - 2, 3) as [StoredEntry, StoredEntry, StoredEntry]
    const kept = new Map([
      [amina, [first, one, { ...two, body: undefined }]],
      [chen, [first, { ...one, body: undefined }, two]],
    ])
    for (const [member, entries] of kept) expect(member.replica.receive([encodeRun(entries)])[0]?.added).toBe(3)
    expect(amina.replica.frontier()).toEqual(chen.replica.frontier())
    expect(amina.replica.store.absentSums()).toEqual(chen.replica.store.absentSums())
    const alarm = createTextAlarm(amina.replica, () => expect.unreachable())
    alarm.hear(createTextAlarm(chen.replica, () => undefined).say())
    expect(amina.replica.textsDigest()).not.toBe(chen.replica.textsDigest())
  })
})

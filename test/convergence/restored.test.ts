/** Computers that went back to a backup, whoever they meet first. */
import { describe, expect, it } from 'vitest'
import type { HeldStatement } from '../../electron/core/delivery/statements.ts'
import { markRestored } from '../../electron/core/envelope/own-head.ts'
import { contract } from '../../shared/api/contract.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { Head } from '../../shared/entry/header.ts'
import { signStatement } from '../../shared/exchange/statement.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import { type Computer, diskOf, promisesSettled } from '../support/computer.ts'
import { ASKED, signedCoalition } from '../support/submission-of.ts'

const write = (computer: Computer, id: DocumentId, text: string): void => {
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
  computer.replica.documents.sealAll()
}
const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)

/** Bilal's words after the backup are known to Chen alone; then Bilal's computer is as it was at the backup, and writes on. */
function restoredBilal() {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const { id } = coalition.member('amina').positions.create({ title: 'Backup' })
  coalition.meet()
  const before = coalition.member('bilal')
  write(before, id, 'Before the backup.')
  coalition.meet()
  const backup = before.disk.store.capture()
  write(before, id, 'Known to Chen alone.')
  const cut = coalition.link('bilal', 'chen')
  coalition.world.time.pass(5_000)
  cut()
  coalition.world.time.pass(100)
  const disk = diskOf(before.disk, backup)
  markRestored(disk.store)
  const bilal = coalition.restart('bilal', disk)
  write(bilal, id, 'Written on the restored computer.')
  return { coalition, bilal, id, retired: before.replica.keys().device }
}

describe('a restored backup', () => {
  it('[EXCH-5] waits for others to speak before it tells its log to the first that it meets, who knows less of it', () => {
    const { coalition, bilal, id, retired } = restoredBilal()
    coalition.link('amina', 'bilal')
    coalition.world.time.pass(2_000)
    coalition.link('bilal', 'chen')
    // Links end where a computer goes on as another: they meet anew.
    for (let meeting = 0; meeting < 2; meeting++) coalition.meet()
    const others = ['amina', 'chen'].map(coalition.member)
    expect(others.map(({ replica }) => replica.chains.forkOf(retired))).toEqual([undefined, undefined])
    expect(bilal.replica.keys().device).not.toBe(retired)
    for (const words of ['Before the backup.', 'Known to Chen alone.', 'Written on the restored computer.']) {
      for (const member of coalition.members()) expect(textOf(member, id)).toContain(words)
    }
  })

  it('[EXCH-5] goes on where nobody says that it holds more', () => {
    const { coalition, bilal, id, retired } = restoredBilal()
    coalition.link('amina', 'bilal')
    coalition.world.time.pass(30_000)
    expect(textOf(coalition.member('amina'), id)).toContain('Written on the restored computer.')
    expect(bilal.replica.keys().device).toBe(retired)
  })

  it('[EXCH-5] tells nobody its log while a statement names more of it than is here', () => {
    const { coalition, bilal, id } = restoredBilal()
    const [amina, chen] = ['amina', 'chen'].map(coalition.member) as [Computer, Computer]
    chen.statements.restate()
    amina.statements.take(chen.statements.own() as Uint8Array, chen.replica.keys().device)
    coalition.link('amina', 'bilal')
    coalition.world.time.pass(120_000)
    expect(textOf(amina, id)).not.toContain('Written on the restored computer.')
    coalition.link('bilal', 'chen')
    // Links end where a computer goes on as another: they meet anew.
    for (let meeting = 0; meeting < 2; meeting++) coalition.meet()
    expect(textOf(amina, id)).toContain('Written on the restored computer.')
    expect(textOf(bilal, id)).toBe(textOf(amina, id))
  })

  it('[EXCH-5] [DELIV-1] waits as well where a statement names more of its log behind words that it lacks', () => {
    const { coalition, id, bilal, retired } = restoredBilal()
    const [amina, chen] = ['amina', 'chen'].map(coalition.member) as [Computer, Computer]
    chen.statements.restate()
    const { heads, ...said } = chen.statements.list().find(({ device }) => device === chen.replica.keys().device) as HeldStatement
    const ahead = heads.find(({ device }) => device === retired) as Head
    const before = {
      ...said,
      counter: said.counter + 1,
      heads: heads.filter((head) => head !== ahead),
      beyond: [{ head: ahead, without: [ahead.seq - 1] }],
    }
    const signed = signStatement(coalition.world.crypto, chen.replica.coalition, chen.replica.keys().seed, before)
    amina.statements.take(signed, said.device)
    coalition.link('amina', 'bilal')
    coalition.world.time.pass(120_000)
    expect(textOf(amina, id)).not.toContain('Written on the restored computer.')
    expect(bilal.opened.isCopy()).toBe(false)
  })
})

describe('an edition that was made on a restored backup before anybody was met', () => {
  it('[EXCH-5] [SUB-2] is signed anew by the computer that goes on, and counts everywhere', () => {
    const coalition = signedCoalition()
    const before = coalition.member('amina')
    const retired = before.replica.keys().device
    const backup = before.disk.store.capture()
    before.positions.create({ title: 'Unknown to the backup' })
    coalition.meet()
    const amina = coalition.restart('amina', diskOf(before.disk, backup))
    const { edition: _, scans: __, ...cover } = contract['submission.build'].input.parse(ASKED)
    const { content } = amina.opened.editions.prepare({ ...cover, day: ASKED.day })
    const { hash } = amina.opened.editions.make(content, [])
    for (let meeting = 0; meeting < 3; meeting++) coalition.meet()
    const { device } = amina.replica.keys()
    expect(device).not.toBe(retired)
    for (const name of ['amina', 'bilal', 'chen']) {
      expect(coalition.member(name).opened.editions.list(), name).toMatchObject([{ hash, by: device }])
    }
  })
})

/** Bilal's disk is copied, and both copies write before they hear of each other: one is known to Chen, one to Dalia. */
function clonedBilal() {
  const coalition = coalitionOf('amina', 'bilal', 'chen', 'dalia')
  const { id } = coalition.member('amina').positions.create({ title: 'Copied' })
  coalition.meet()
  const one = coalition.member('bilal')
  const copy = one.disk.store.capture()
  write(one, id, 'Of one copy.')
  const meetOnly = (other: string): void => {
    const cut = coalition.link('bilal', other)
    coalition.world.time.pass(30_000)
    cut()
    coalition.world.time.pass(100)
  }
  meetOnly('chen')
  const two = coalition.restart('bilal', diskOf(one.disk, copy))
  write(two, id, 'Of the other copy.')
  meetOnly('dalia')
  return { coalition, id, one, two, meetOnly }
}

const organisationIdOf = ({ replica }: Computer) => replica.membership().devices.get(replica.keys().device)?.organisation

describe('a copied disk', () => {
  it('[LOG-11] [EXCH-5] is told by whoever holds both copies’ words that its log has split, and only then', () => {
    const { coalition, one, two } = clonedBilal()
    expect(two.opened.isSplit()).toBe(false)
    for (let meeting = 0; meeting < 2; meeting++) coalition.meet()
    expect(two.opened.isSplit()).toBe(true)
    for (const name of ['amina', 'chen', 'dalia']) expect(coalition.member(name).opened.isSplit()).toBe(false)
    expect(coalition.members().map((member) => member.alarms())).toEqual([0, 0, 0, 0])
    const shown = coalition.member('amina').coalition.members()
    expect(shown.filter(({ isSplit }) => isSplit).map(({ computers }) => computers)).toEqual([[one.replica.keys().device]])
  })

  it('[EXCH-5] [MEM-10] comes back as a fresh computer that is let in again, and the one of before goes', async () => {
    const { coalition, id, one, two } = clonedBilal()
    for (let meeting = 0; meeting < 2; meeting++) coalition.meet()
    const amina = coalition.member('amina')
    const before = amina.replica.membership().devices.get(one.replica.keys().device)
    const fresh = coalition.letIn('bilal again', ['editor'])
    await amina.opened.rights.remove(before?.person ?? '')
    for (let meeting = 0; meeting < 3; meeting++) {
      coalition.meet()
      await promisesSettled()
    }
    write(fresh, id, 'Bilal is back.')
    write(two, id, 'Nobody reads this.')
    coalition.meet()
    const staying = ['amina', 'chen', 'dalia', 'bilal again'].map(coalition.member)
    expect(new Set(staying.map((member) => textOf(member, id))).size).toBe(1)
    expect(textOf(amina, id)).toContain('Bilal is back.')
    expect(textOf(amina, id)).not.toContain('Nobody reads this.')
    expect(organisationIdOf(fresh)).toBeDefined()
    expect(staying.map(({ opened }) => opened.isSplit())).toEqual([false, false, false, false])
    expect(textOf(two, id)).not.toContain('Bilal is back.')
  })

  it('[EXCH-5] that went on as another computer, as the other copy did, hears that its log has split', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen', 'dalia')
    const { id } = coalition.member('amina').positions.create({ title: 'Copied' })
    coalition.meet()
    const before = coalition.member('bilal')
    const copy = before.disk.store.capture()
    write(before, id, 'After the copies were made.')
    coalition.meet()
    const goOn = (words: string, other: string): Computer => {
      const clone = coalition.restart('bilal', diskOf(before.disk, copy))
      write(clone, id, words)
      for (let meeting = 0; meeting < 2; meeting++) {
        const cut = coalition.link('bilal', other)
        coalition.world.time.pass(30_000)
        cut()
        coalition.world.time.pass(100)
      }
      return clone
    }
    const one = goOn('Of one copy.', 'chen')
    const two = goOn('Of the other copy.', 'dalia')
    const retired = before.replica.keys().device
    expect([one, two].map(({ replica }) => replica.keys().device)).not.toContain(retired)
    expect(two.opened.isSplit()).toBe(false)
    for (let meeting = 0; meeting < 2; meeting++) coalition.meet()
    expect(coalition.member('amina').replica.chains.forkOf(retired)).toBeGreaterThan(0)
    expect(two.opened.isSplit()).toBe(true)
    const others = ['amina', 'chen', 'dalia'].map(coalition.member)
    expect(others.map(({ opened }) => opened.isSplit())).toEqual([false, false, false])
    expect(new Set(others.map((member) => textOf(member, id))).size).toBe(1)
  })
})

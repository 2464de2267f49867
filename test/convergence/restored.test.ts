/** Computers that went back to a backup, whoever they meet first. */
import { describe, expect, it } from 'vitest'
import { markRestored } from '../../electron/core/envelope/own-head.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import { type Computer, diskOf } from '../support/computer.ts'

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
})

/** Words that went with the only computer that had them. */
import { describe, expect, it } from 'vitest'
import type { StoredEntry, WholeEntry } from '../../electron/core/ports/replica-store.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { encodeRun } from '../../shared/entry/run.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { tipOf } from '../support/forged-run.ts'

const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)

/** Bilal wrote twice; of the first Amina and Chen have the header alone. Bilal's computer is gone. */
function lost() {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
  const { id } = amina.positions.create({ title: 'Lost' })
  const other = amina.positions.create({ title: 'Another' }).id
  amina.positions.edit(id, (doc) => appendText(doc, 'Common ground.', 'test'))
  coalition.meet()
  for (const words of ['Lost with the disk. ', 'Written after it. ']) {
    bilal.positions.edit(id, (doc) => appendText(doc, words.repeat(10), 'test'))
    bilal.replica.documents.sealAll()
  }
  const { chain, seq } = tipOf(bilal) as NonNullable<ReturnType<typeof tipOf>>
  const [first, second] = bilal.replica.store.entries(chain, seq - 1, 2) as [StoredEntry, StoredEntry]
  const run = encodeRun([{ ...first, body: undefined }, second])
  for (const { replica } of [amina, chen]) expect(replica.receive([run])[0]?.added).toBe(2)
  const person = amina.replica.membership().devices.get(bilal.replica.keys().device)?.person
  const meet = (): void => {
    const cut = coalition.link('amina', 'chen')
    coalition.world.time.pass(30_000)
    cut()
  }
  return { amina, bilal, chen, id, other, person, meet, whole: encodeRun([first, second]) }
}

describe('lost words', () => {
  it('[MEM-11] [APPLY-5] set aside by a coordinator leave the text whole for all, and it can be closed', () => {
    const { amina, chen, id, person, meet, whole } = lost()
    meet()
    expect(amina.opened.lostWords.of(id)).toEqual([{ person, edits: 2 }])
    expect(() => amina.opened.signing.closed.close(id, '')).toThrow('Not all of this text')
    expect(amina.opened.lostWords.setAside(id)).toEqual([{ person, edits: 2 }])
    meet()
    for (const member of [amina, chen]) {
      expect([member.positions.find(id).missingBytes, member.opened.lostWords.of(id)]).toEqual([0, []])
      expect(member.opened.bringing.state()).toMatchObject({ missingBytes: 0, texts: 0 })
      expect(textOf(member, id)).toBe('Common ground.')
    }
    amina.opened.signing.closed.close(id, '')
    // They turn up at one computer, and nothing changes.
    chen.replica.receive([whole])
    meet()
    expect([textOf(amina, id), textOf(chen, id)]).toEqual(['Common ground.', 'Common ground.'])
    expect([amina.alarms(), chen.alarms()]).toEqual([0, 0])
  })

  it('[MEM-11] are not lost while a computer stated that it has them, and nobody but a coordinator sets aside', () => {
    const { amina, bilal, chen, id, meet, whole } = lost()
    expect(() => chen.opened.lostWords.setAside(id)).toThrow('Only a coordinator')
    const wrote = { device: bilal.replica.keys().device, hasSaidSo: false }
    expect(amina.opened.lostWords.mayBeWith(id)).toEqual([wrote])
    chen.replica.receive([whole])
    chen.statements.restate()
    amina.statements.take(chen.statements.own() as Uint8Array, chen.replica.keys().device)
    expect(amina.opened.lostWords.mayBeWith(id)).toEqual([{ device: chen.replica.keys().device, hasSaidSo: true }, wrote])
    expect(() => amina.opened.lostWords.setAside(id)).toThrow('another computer has them')
    meet()
    expect(textOf(amina, id)).toContain('Lost with the disk.')
    expect(() => amina.opened.lostWords.setAside(id)).toThrow('Nothing of this text is missing')
  })

  it('[MEM-11] [DELIV-1] are not lost while a computer has them, whatever of another text it lacks before them in their log', () => {
    const { amina, bilal, chen, other } = lost()
    bilal.positions.edit(other, (doc) => appendText(doc, 'Chen has these words. '.repeat(10), 'test'))
    bilal.replica.documents.sealAll()
    const { chain, seq } = tipOf(bilal) as NonNullable<ReturnType<typeof tipOf>>
    const [third] = bilal.replica.store.entries(chain, seq, 1) as [WholeEntry]
    amina.replica.receive([encodeRun([{ ...third, body: undefined }])])
    chen.replica.receive([encodeRun([third])])
    chen.statements.restate()
    amina.statements.take(chen.statements.own() as Uint8Array, chen.replica.keys().device)
    expect(() => amina.opened.lostWords.setAside(other)).toThrow('another computer has them')
  })

  it('[MEM-11] of somebody who was removed are not lost either while a computer has them', async () => {
    const { amina, chen, id, person, whole } = lost()
    await amina.opened.rights.remove(person ?? '')
    expect(amina.opened.lostWords.mayBeWith(id)).toEqual([])
    chen.replica.receive([whole])
    chen.statements.restate()
    amina.statements.take(chen.statements.own() as Uint8Array, chen.replica.keys().device)
    expect(() => amina.opened.lostWords.setAside(id)).toThrow('another computer has them')
  })

  it('[DELIV-1] [DELIV-6] of somebody who went do not hide who has another text of theirs, and never say that somebody has what is not there', async () => {
    const { amina, bilal, chen, id, other, person, meet, whole } = lost()
    bilal.positions.edit(other, (doc) => appendText(doc, 'Short.', 'test'))
    bilal.replica.documents.sealAll()
    const { chain, seq } = tipOf(bilal) as NonNullable<ReturnType<typeof tipOf>>
    expect(amina.replica.receive([encodeRun(bilal.replica.store.entries(chain, seq, 1) as WholeEntry[])])[0]?.added).toBe(1)
    await amina.opened.rights.remove(person ?? '')
    meet()
    const has = (at: Computer, of: Computer, text: DocumentId): boolean | undefined => {
      const { organisation } = of.replica.membership().devices.get(of.replica.keys().device) ?? {}
      return at.delivery.of(text).organisations.find((row) => row.organisation === organisation)?.has
    }
    for (const text of [id, other]) expect([has(amina, chen, text), has(chen, amina, text)]).toEqual([true, true])
    // The words turn up at Amina alone: then Chen has not all that she has.
    amina.replica.receive([whole])
    expect([has(amina, chen, id), has(amina, chen, other)]).toEqual([false, true])
  })
})

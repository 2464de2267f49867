/** Members who are never online together and share a folder: what anybody lacks gets there, whatever happens to the files. */
import { describe, expect, it } from 'vitest'
import { unusableIn } from '../../../../electron/core/folder/folder-exchange.ts'
import { canonicalContent } from '../../../../shared/document/canonical-content.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import { digestOfHeads } from '../../../../shared/exchange/heads-digest.ts'
import { type DocumentId, NO_HASH } from '../../../../shared/ids.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'
import { folderPost } from '../../../support/folder-post.ts'

const write = (computer: Computer, id: DocumentId, text: string): void => {
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
  computer.replica.documents.sealAll()
}
const read = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)
const stateOf = ({ replica, positions }: Computer) => ({
  heads: digestOfHeads(replica.heads()),
  records: JSON.stringify(replica.store.registers()),
  texts: JSON.stringify(positions.list().map(({ id }) => positions.read(id, canonicalContent))),
})

function apart(...names: readonly [string, ...string[]]) {
  const coalition = coalitionOf(...names)
  const post = folderPost(coalition.world)
  const { id } = coalition.founder.positions.create({ title: 'By folder' })
  return { ...coalition, ...post, id }
}

describe('a shared folder', () => {
  it('[FOLDER-1] [FOLDER-3] brings what two write to each other, says who has it, and is empty of entries again', async () => {
    const { member, folder, settle, id } = apart('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    write(amina, id, 'In Nairobi.')
    await settle(amina, bilal)
    write(bilal, id, 'In Kisumu.')
    await settle(amina, bilal)
    expect(read(amina, id)).toBe('In Nairobi.\n\nIn Kisumu.')
    expect(stateOf(bilal)).toEqual(stateOf(amina))
    for (const computer of [amina, bilal]) expect(computer.delivery.of(id)).toMatchObject({ have: 2, of: 2, onlyHere: false })
    expect([...folder.files.keys()].every((name) => name.endsWith('-0.age'))).toBe(true)
    expect([...folder.files.keys()].join()).not.toContain(amina.replica.keys().device.slice(0, 8))
  })

  it('[FOLDER-6] comes to rest: looks without news write nothing', async () => {
    const { member, look, settle, world, id } = apart('amina', 'bilal', 'chen')
    const all = [member('amina'), member('bilal'), member('chen')]
    write(member('chen'), id, 'Once.')
    await settle(...all)
    for (let round = 0; round < 5; round++) {
      world.time.pass(10 * 60_000)
      for (const computer of all) expect(await look(computer)).toMatchObject({ taken: 0, written: 0 })
    }
    expect(stateOf(member('amina'))).toEqual(stateOf(member('chen')))
  })

  it('[FOLDER-2] survives halves, copies under other names, changed bytes, strange files and a stick that is out', async () => {
    const { member, folder, look, settle, exchangeOf, world, id } = apart('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    write(amina, id, 'Whole in the end.')
    await look(amina)
    const [[name, whole]] = [...folder.files].filter(([one]) => !one.endsWith('-0.age')) as [
      [string, { bytes: Uint8Array; changedAt: number }],
    ]
    folder.files.set(name, { bytes: whole.bytes.slice(0, whole.bytes.length / 2), changedAt: 1 })
    folder.files.set('holiday.age', { bytes: Uint8Array.from({ length: 400 }, (_, at) => at % 251), changedAt: 2 })
    folder.files.set('notes.txt', { bytes: Uint8Array.of(1), changedAt: 3 })
    expect(await look(bilal)).toMatchObject({ taken: 0 })
    expect(unusableIn(exchangeOf(bilal).record())).toBe(2)
    folder.setPresent(false)
    await expect(look(bilal)).rejects.toMatchObject({ code: 'unreachable' })
    folder.setPresent(true)
    folder.files.set(`${name.slice(0, -4)} (conflicted copy).age`, { bytes: whole.bytes, changedAt: 4 })
    expect(await look(bilal)).toMatchObject({ taken: 1 })
    expect(read(bilal, id)).toBe('Whole in the end.')
    expect(folder.files.has('holiday.age') && folder.files.has('notes.txt')).toBe(true)
    // Somebody tidied up: what is lacked is written again, and nobody misses anything.
    write(amina, id, 'And again.')
    await look(amina)
    folder.files.clear()
    world.time.pass(1_000)
    await look(amina)
    await settle(amina, bilal)
    expect(stateOf(bilal)).toEqual(stateOf(amina))
    expect(exchangeOf(bilal).record().readAt).not.toBeNull()
  })

  it('[FOLDER-4] brings what a member without the folder wrote, after its author had time to, and only once', async () => {
    const { member, folder, link, look, settle, world, id } = apart('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    await settle(amina, bilal)
    const cut = link('chen', 'amina')
    write(chen, id, 'From far away.')
    world.time.pass(20_000)
    cut()
    const filesWithEntries = (): number => [...folder.files.keys()].filter((name) => !name.endsWith('-0.age')).length
    await look(amina)
    expect(filesWithEntries()).toBe(0)
    for (let minute = 0; minute < 8; minute++) {
      world.time.pass(60_000)
      await look(amina)
    }
    expect(filesWithEntries()).toBe(1)
    await settle(amina, bilal)
    expect(read(bilal, id)).toBe('From far away.')
    expect(stateOf(bilal)).toEqual(stateOf(amina))
  })

  it('[FOLDER-4] lets somebody in who has nothing but the folder, from whoever admitted; nobody else writes all of it', async () => {
    const { member, letIn, look, settle, id } = apart('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    write(bilal, id, 'Before dalia came.')
    await settle(amina, bilal)
    const dalia = letIn('dalia', ['editor'])
    await look(amina)
    expect(await look(dalia)).toMatchObject({ taken: 1 })
    expect(read(dalia, id)).toBe('Before dalia came.')
    write(dalia, id, 'Here I am.')
    await settle(amina, bilal, dalia)
    expect(read(bilal, id)).toContain('Here I am.')
    for (const computer of [bilal, dalia]) expect(stateOf(computer)).toEqual(stateOf(amina))
  })

  it('[FOLDER-3] gives everything to somebody who was let in while a file was being written that they cannot open', async () => {
    const { member, folder, letIn, look, settle, exchangeOf, id } = apart('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    await settle(amina, bilal)
    write(amina, id, 'Sealed to two.')
    const { write: put } = folder
    let dalia: Computer | undefined
    const putSlowly: typeof put = async (name, bytes) => {
      dalia ??= letIn('dalia', ['editor'])
      await put(name, bytes)
    }
    Object.assign(folder, { write: putSlowly })
    await look(amina)
    if (!dalia) throw new Error('nothing was written')
    const { own } = exchangeOf(amina).record()
    expect(Object.values(own).map(({ readers }) => readers)[0]).toEqual([bilal.replica.keys().device])
    await settle(amina, bilal, dalia)
    expect(read(dalia, id)).toBe('Sealed to two.')
    expect(stateOf(dalia)).toEqual(stateOf(amina))
  })

  it('[FOLDER-3] gives a removed computer nothing that was written since', async () => {
    const { member, look, settle, id } = apart('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    await settle(amina, bilal, chen)
    const { device } = bilal.replica.keys()
    const person = amina.replica.membership().devices.get(device)?.person
    const chain = amina.replica.chains.ofDevice(device)[0]
    if (!person) throw new Error('no such member')
    amina.replica.actMembership({ t: 'remove', person, cuts: [{ device, seq: chain?.seq ?? 0, hash: chain?.hash ?? NO_HASH }] })
    write(amina, id, 'Not for bilal.')
    await look(amina)
    await look(bilal)
    expect(read(bilal, id)).not.toContain('Not for bilal.')
    await settle(amina, chen)
    expect(read(chen, id)).toContain('Not for bilal.')
  })

  it('[FOLDER-3] brings what builds on the words of somebody who was removed meanwhile, whose own file nobody takes any more', async () => {
    const { member, look, settle, id } = apart('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    await settle(amina, bilal, chen)
    write(bilal, id, 'Read by Chen alone.')
    await look(bilal)
    await look(chen)
    write(chen, id, 'Written after it.')
    await amina.opened.rights.remove(amina.replica.membership().devices.get(bilal.replica.keys().device)?.person ?? '')
    await settle(amina, chen)
    expect(read(amina, id)).toContain('Written after it.')
    expect(stateOf(amina)).toEqual(stateOf(chen))
    expect(amina.replica.waiting()).toBe(0)
  })

  it('[FOLDER-5] keeps few files however long somebody stays away, and everything is there when they come back', async () => {
    const { member, folder, look, world, settle, id } = apart('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    for (let day = 0; day < 60; day++) {
      write(amina, id, `Day ${day}.`)
      await look(amina)
      world.time.pass(24 * 3_600_000)
    }
    expect(folder.files.size).toBeLessThan(30)
    await settle(bilal, amina)
    expect(read(bilal, id)).toBe(read(amina, id))
    expect(read(bilal, id)).toContain('Day 0.')
  })
})

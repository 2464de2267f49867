/** When words written here go to others: at once, after pauses, or only when the person says so. */
import { describe, expect, it } from 'vitest'
import type { SharingPolicy } from '../../../../electron/core/replica/documents.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const write = (computer: Computer, id: DocumentId, text: string): void =>
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)

function linkedWith(policy: SharingPolicy): TestCoalition & { readonly id: DocumentId } {
  const coalition = coalitionOf('amina', 'bilal')
  const amina = coalition.member('amina')
  const { id } = amina.positions.create({ title: 'Shared how' })
  write(amina, id, 'First.')
  amina.replica.documents.setSharing(id, policy)
  coalition.link('amina', 'bilal')
  coalition.world.time.pass(5_000)
  return { ...coalition, id }
}

describe('a text that is shared when the person says so', () => {
  it('[TEXT-9] stays here over leaving, closing, rebuilding and a restart, until then', () => {
    const { member, id, restart, link, world, meet } = linkedWith('press')
    write(member('amina'), id, 'Not yet.')
    member('amina').replica.documents.sealAll()
    world.time.pass(60_000)
    member('amina').replica.rebuild()
    restart('amina')
    const amina = member('amina')
    expect(amina.replica.documents.sharing(id)).toBe('press')
    expect(amina.replica.documents.hasUnshared(id)).toBe(true)
    link('amina', 'bilal')
    write(member('bilal'), id, 'Meanwhile.')
    world.time.pass(60_000)
    expect(textOf(member('bilal'), id)).toBe('First.\n\nMeanwhile.')
    expect(textOf(amina, id)).toContain('Not yet.')
    expect(amina.delivery.of(id).onlyHere).toBe(true)
    write(amina, id, 'Now.')
    amina.replica.documents.share(id)
    expect(amina.replica.documents.hasUnshared(id)).toBe(false)
    meet()
    expect(textOf(member('bilal'), id)).toBe(textOf(amina, id))
    // Which of two paragraphs written apart comes first is decided by their ids.
    expect(textOf(amina, id).split('\n\n').toSorted()).toEqual(['First.', 'Meanwhile.', 'Not yet.', 'Now.'])
    expect(amina.alarms() + member('bilal').alarms()).toBe(0)
  })

  it('[TEXT-9] says once when something begins to wait, so that no page calls it shared', () => {
    const { member, id } = linkedWith('press')
    const amina = member('amina')
    const heard: DocumentId[] = []
    const stop = amina.replica.documents.onWaiting((document) => heard.push(document))
    write(amina, id, 'One.')
    write(amina, id, 'Two.')
    expect(heard).toEqual([id])
    amina.replica.documents.share(id)
    write(amina, id, 'Three.')
    expect(heard).toEqual([id, id])
    amina.replica.documents.setSharing(id, 'live')
    write(amina, id, 'Four.')
    stop()
    expect(heard).toEqual([id, id])
  })

  it('[TEXT-9] is not sealed by closing the program', () => {
    const { member, id } = linkedWith('press')
    const { replica, disk } = member('amina')
    write(member('amina'), id, 'Not yet.')
    const sealed = replica.chains.ofDevice(replica.keys().device)[0]?.seq
    replica.documents.close()
    expect(disk.store.tailDocuments()).toEqual([id])
    expect(replica.chains.ofDevice(replica.keys().device)[0]?.seq).toBe(sealed)
  })

  it('[EXCH-7] raises no alarm although the others see less of it', () => {
    const { member, id, world } = linkedWith('press')
    write(member('amina'), id, 'Not yet.')
    const { id: own } = member('amina').positions.create({ title: 'Nothing shared at all' })
    member('amina').replica.documents.setSharing(own, 'press')
    write(member('amina'), own, 'Mine alone.')
    world.time.pass(60_000)
    expect(member('amina').sessions.peers()[0]?.inStep).toBe(true)
    expect(member('amina').alarms() + member('bilal').alarms()).toBe(0)
  })

  it('[TEXT-9] shares what waited when the person goes back to sharing at once', () => {
    const { member, id, world } = linkedWith('press')
    write(member('amina'), id, 'Waited.')
    member('amina').replica.documents.setSharing(id, 'live')
    world.time.pass(1_000)
    expect(textOf(member('bilal'), id)).toBe('First.\n\nWaited.')
  })
})

describe('a text that is shared at pauses', () => {
  it('[TEXT-9] waits for two seconds without a keystroke', () => {
    const { member, id, world } = linkedWith('pauses')
    const amina = member('amina')
    const opened = amina.replica.documents.open(id)
    for (let count = 0; count < 5; count++) {
      write(amina, id, `Word ${count}.`)
      world.time.pass(1_500)
    }
    expect(textOf(member('bilal'), id)).toBe('First.')
    world.time.pass(1_000)
    expect(textOf(member('bilal'), id)).toContain('Word 4.')
    opened.close()
  })

  it('[TEXT-9] is shared on leaving it', () => {
    const { member, id, world } = linkedWith('pauses')
    write(member('amina'), id, 'Left.')
    world.time.pass(1_000)
    expect(textOf(member('bilal'), id)).toContain('Left.')
  })
})

describe('a text that is shared at once', () => {
  it('[TEXT-8] is shared also where the power failed before, though nobody opens it again', () => {
    const { member, id, restart, link, world } = linkedWith('live')
    const opened = member('amina').replica.documents.open(id)
    write(member('amina'), id, 'Saved.')
    restart('amina')
    link('amina', 'bilal')
    world.time.pass(10_000)
    expect(textOf(member('bilal'), id)).toContain('Saved.')
    opened.close()
  })
})

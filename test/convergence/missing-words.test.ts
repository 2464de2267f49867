/** A member that left words out for now, among others: it passes on what it has and says what it has not, by link, folder and envelope. */
import { describe, expect, it } from 'vitest'
import { type EnvelopeKey, joinParts, readPart } from '../../electron/core/envelope/opening.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { folderPost } from '../support/folder-post.ts'
import { openHostilePeer } from '../support/hostile-peer.ts'

const LONG = 'We ask for figures every month, in an open format. '.repeat(5)

const write = (computer: Computer, id: DocumentId, text: string): void => {
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
  computer.replica.documents.sealAll()
}
const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)
const absentAt = ({ replica }: Computer): number => replica.store.absentSums().reduce((sum, { entries }) => sum + entries, 0)

/** Amina wrote; Bilal knows of it and wants nothing of it for now; Chen has heard of nothing. */
function leftOut() {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const { member, link, world } = coalition
  const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
  const { id } = amina.positions.create({ title: 'Publish the budget' })
  for (const part of ['First. ', 'Second. ', 'Third. ']) write(amina, id, part + LONG)
  bilal.opened.bringing.choose('later')
  const cut = link('amina', 'bilal')
  world.time.pass(40_000)
  cut()
  world.time.pass(10)
  expect([bilal.replica.heads(), absentAt(bilal)]).toEqual([amina.replica.heads(), 3])
  return { ...coalition, amina, bilal, chen, id }
}

describe('words that were left out for now', () => {
  it('[EXCH-10] [EXCH-12] are passed on by name only, and fetched from whoever has them', () => {
    const { amina, bilal, chen, id, link, world } = leftOut()
    const cut = link('bilal', 'chen')
    world.time.pass(60_000)
    expect([absentAt(chen), textOf(chen, id)]).toEqual([3, ''])
    for (const computer of [bilal, chen]) {
      const has = computer.delivery.of(id).organisations.filter((row) => row.has && !row.isMine)
      expect(has.length).toBeLessThanOrEqual(1)
      expect(computer.sessions.peers().some(({ inStep }) => inStep)).toBe(false)
    }
    link('amina', 'chen')
    world.time.pass(60_000)
    expect(textOf(chen, id)).toBe(textOf(amina, id))
    // Chen has them by now, and Bilal still does not want them.
    expect(absentAt(bilal)).toBe(3)
    bilal.opened.bringing.choose('all')
    world.time.pass(60_000)
    expect(textOf(bilal, id)).toBe(textOf(amina, id))
    expect([amina, bilal, chen].map(({ alarms }) => alarms())).toEqual([0, 0, 0])
    cut()
  })

  it('[EXCH-12] are not taken from whoever is asked for others and sends them all the same', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const { member, link, world } = coalition
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    const [shown, other] = ['Shown', 'Other'].map((title) => amina.positions.create({ title }).id) as [DocumentId, DocumentId]
    for (const id of [shown, other]) write(amina, id, LONG)
    bilal.opened.bringing.choose('later')
    const cut = link('amina', 'bilal')
    world.time.pass(40_000)
    cut()
    chen.crash()
    world.time.pass(10)
    expect(absentAt(bilal)).toBe(2)
    const peer = openHostilePeer(world, bilal, chen.disk.keys)
    world.time.pass(1_000)
    const zeros = '00'.repeat(32)
    peer.say({
      type: 'state',
      heads: zeros,
      cards: zeros,
      yours: [],
      statements: zeros,
      bodies: { form: 'whole', absentEntries: 0, absentBytes: 0 },
    })
    world.time.pass(1_000)
    bilal.opened.bringing.show(shown)
    world.time.pass(1_000)
    expect(peer.heard.filter(({ type }) => type === 'bodies-wanted')).toHaveLength(1)
    const bodies = [other, shown].map((id) => amina.replica.store.texts(id, 0, 1)[0]?.body ?? new Uint8Array())
    peer.say({ type: 'bodies', bodies })
    world.time.pass(1_000)
    expect([textOf(bilal, shown), textOf(bilal, other)]).toEqual([textOf(amina, shown), ''])
    expect(absentAt(bilal)).toBe(1)
  })

  it('[ENV-7] come in an envelope, because nobody stated that they are there', () => {
    const { amina, bilal, id, world } = leftOut()
    const { parts } = amina.opened.envelopes.write({ recipients: [bilal.replica.keys().device] })
    const [key] = bilal.opened.envelopes.keys() as [EnvelopeKey]
    const opened = joinParts(parts.map((part) => readPart(world.crypto, part, key)).filter((part) => part.ok))
    if (!opened.ok) throw new Error(opened.refused)
    expect(bilal.opened.envelopes.take(opened).ok).toBe(true)
    expect([absentAt(bilal), textOf(bilal, id)]).toEqual([0, textOf(amina, id)])
  })

  it('[FOLDER-3] are left to those who have them, and written once they are here', async () => {
    const { amina, bilal, chen, id, link, world } = leftOut()
    const { settle } = folderPost(world)
    await settle(bilal, chen)
    expect(textOf(chen, id)).toBe('')
    expect(absentAt(chen)).toBe(0)
    bilal.opened.bringing.choose('all')
    link('amina', 'bilal')
    world.time.pass(60_000)
    expect(absentAt(bilal)).toBe(0)
    await settle(bilal, chen)
    expect(textOf(chen, id)).toBe(textOf(amina, id))
  })

  it('[BRING-3] come when a page shows their text, whatever was chosen', () => {
    const { amina, bilal, id, link, world } = leftOut()
    link('amina', 'bilal')
    world.time.pass(20_000)
    expect(absentAt(bilal)).toBe(3)
    const hide = bilal.opened.bringing.show(id)
    world.time.pass(20_000)
    expect(textOf(bilal, id)).toBe(textOf(amina, id))
    hide()
  })

  it('[TEXT-3] let their reader write meanwhile: nothing typed goes, and both parts meet', () => {
    const { amina, bilal, id, link, world } = leftOut()
    write(bilal, id, 'Bilal, before he has read it.')
    expect(textOf(bilal, id)).toBe('Bilal, before he has read it.')
    write(bilal, id, 'And more.')
    bilal.replica.rebuild()
    expect(textOf(bilal, id)).toContain('And more.')
    bilal.opened.bringing.choose('all')
    link('amina', 'bilal')
    world.time.pass(60_000)
    expect(textOf(bilal, id)).toBe(textOf(amina, id))
    expect(textOf(amina, id)).toContain('Bilal, before he has read it.')
  })
})

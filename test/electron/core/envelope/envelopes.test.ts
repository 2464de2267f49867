/** Envelopes between members who are never linked: what is lacking goes out, all or nothing comes in, nobody else can use it. */
import { describe, expect, it } from 'vitest'
import { canonicalContent } from '../../../../shared/document/canonical-content.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import { digestOfHeads } from '../../../../shared/exchange/heads-digest.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { NO_HASH } from '../../../../shared/ids.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'
import { makeFiles, open, opened, refusals, take } from '../../../support/envelope-post.ts'
import { createSeededRandom } from '../../../support/seeded-random.ts'

const write = (computer: Computer, id: DocumentId, text: string): void => {
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
  computer.replica.documents.sealAll()
}
const read = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)
/** Everything that members must agree on. */
const stateOf = ({ replica, positions }: Computer) => ({
  heads: digestOfHeads(replica.heads()),
  records: JSON.stringify(replica.store.registers()),
  texts: JSON.stringify(positions.list().map(({ id }) => positions.read(id, canonicalContent))),
  cards: replica.store.values('card/').length,
})
/** Every row of the store that taking could touch. */
const everythingOf = ({ replica }: Computer): string =>
  JSON.stringify([replica.store.sizes(), replica.heads(), replica.frontier(), replica.store.values(''), replica.store.registers()])

function removePerson(by: Computer, who: Computer): void {
  const { device } = who.replica.keys()
  const person = by.replica.membership().devices.get(device)?.person
  const chain = by.replica.chains.ofDevice(device)[0]
  if (!person) throw new Error('no such member')
  by.replica.actMembership({ t: 'remove', person, cuts: [{ device, seq: chain?.seq ?? 0, hash: chain?.hash ?? NO_HASH }] })
}

describe('an envelope', () => {
  it('[ENV-7] [ENV-8] carries what another lacks, once: the same file again changes nothing', async () => {
    const { member } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'By post' })
    write(amina, id, 'Carried by hand.')
    const files = await makeFiles(amina)
    expect(files).toHaveLength(1)
    expect(await take(bilal, files)).toMatchObject({ ok: true, report: { edits: 1, had: 0, waiting: 0 } })
    expect(read(bilal, id)).toBe('Carried by hand.')
    const before = everythingOf(bilal)
    expect(await take(bilal, files)).toMatchObject({ ok: true, report: { edits: 0, changes: 0 } })
    expect(everythingOf(bilal)).toBe(before)
    expect(stateOf(bilal)).toEqual(stateOf(amina))
  })

  it('[ENV-7] holds only what the recipients’ statements lack, everything on demand', async () => {
    const { member } = coalitionOf('amina', 'bilal', 'chen')
    const amina = member('amina')
    const { id } = amina.positions.create({ title: 'Short' })
    write(amina, id, 'News.')
    const news = await opened(member('bilal'), await makeFiles(amina))
    expect(member('bilal').opened.envelopes.preview(news)).toMatchObject({ report: { had: 0, edits: 1 } })
    const all = await opened(member('bilal'), await makeFiles(amina, { all: true }))
    const { report } = member('bilal').opened.envelopes.preview(all)
    expect(report.had).toBeGreaterThan(3)
    // Somebody who knows more than statements say, as a folder does, gets less.
    const none = await makeFiles(amina, { known: () => amina.replica.heads() })
    expect(member('bilal').opened.envelopes.preview(await opened(member('bilal'), none)).report).toMatchObject({ had: 0, edits: 0 })
  })

  it('[ENV-11] says what it would add and by whom, and changes nothing by saying so', async () => {
    const { member, letIn } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'Water for all' })
    write(amina, id, 'One.')
    write(amina, id, 'Two.')
    amina.remarks.add({ position: id, text: 'Too short?', quote: '', from: '', to: '' })
    letIn('chen', ['editor'])
    const before = everythingOf(bilal)
    const { envelopes } = bilal.opened
    const { report } = envelopes.preview(await opened(bilal, await makeFiles(amina)))
    expect(report).toMatchObject({
      writer: { name: 'amina', organisationName: 'amina', isMe: false },
      edits: 2,
      remarks: 1,
      admissions: 1,
      positions: [{ id, edits: 2, title: 'Water for all' }],
      waiting: 0,
      own: 0,
    })
    expect(everythingOf(bilal)).toBe(before)
    expect(bilal.positions.list()).toEqual([])
    expect(bilal.replica.membership().devices.size).toBe(2)
  })

  it('[ENV-11] counts closed texts and what organisations say about them', async () => {
    const { founder: amina, letIn, meet } = coalitionOf('amina')
    const bilal = letIn('bilal', ['editor', 'signatory'])
    meet()
    const { id } = amina.positions.create({ title: 'Final' })
    write(amina, id, 'Every word weighed.')
    const { hash } = amina.opened.signing.closed.close(id, 'After the last round')
    const closing = await opened(bilal, await makeFiles(amina))
    expect(bilal.opened.envelopes.preview(closing).report).toMatchObject({ edits: 1, closings: 1, answers: 0 })
    expect(bilal.opened.envelopes.take(closing).ok).toBe(true)
    bilal.opened.signing.signOns.sign([{ hash, decision: 'endorsed' }], { body: 'Board', on: '2026-11-10' }, 'en')
    const { report } = amina.opened.envelopes.preview(await opened(amina, await makeFiles(bilal)))
    expect(report).toMatchObject({ edits: 0, closings: 0, answers: 1, remarks: 0 })
  })

  it('[ENV-12] [DELIV-6] tells its reader what its writer has, at the time of writing', async () => {
    const { member, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'There and back' })
    write(amina, id, 'Who has it?')
    await take(bilal, await makeFiles(amina))
    const reply = await makeFiles(bilal)
    const madeAt = world.time.now()
    expect(amina.delivery.of(id)).toMatchObject({ have: 1, onlyHere: true })
    world.time.pass(3 * 24 * 3_600_000)
    await take(amina, reply)
    expect(amina.delivery.of(id)).toMatchObject({ have: 2, onlyHere: false })
    const organisation = amina.replica.membership().devices.get(bilal.replica.keys().device)?.organisation
    expect(organisation && amina.delivery.heardFrom().get(organisation)).toEqual({ at: madeAt, isHere: false })
  })

  it('[ENV-8] of ten members, in any order and twice, leaves the same record everywhere', async () => {
    const names = ['amina', 'bilal', 'chen', 'dalia', 'efua', 'farid', 'gita', 'hugo', 'ines', 'jonas'] as const
    const coalition = coalitionOf(...names)
    const { id } = coalition.founder.positions.create({ title: 'Written by ten' })
    coalition.meet()
    for (const member of coalition.members()) write(member, id, `By ${member.name}.`)
    const envelopes = await Promise.all(coalition.members().map((member) => makeFiles(member)))
    const random = createSeededRandom(11)
    for (const member of coalition.members()) {
      const order = [...envelopes, ...envelopes].map((files) => ({ files, at: random.below(1_000_000) })).sort((a, b) => a.at - b.at)
      for (const { files } of order) expect(await take(member, files)).toMatchObject({ ok: true })
    }
    const [first, ...others] = coalition.members().map(stateOf)
    for (const other of others) expect(other).toEqual(first)
    for (const name of names) expect(read(coalition.founder, id)).toContain(`By ${name}.`)
  }, 60_000)

  it('[ENV-8] whose entries wait for another’s is taken, and says so', async () => {
    const { member } = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    const { id } = amina.positions.create({ title: 'In turns' })
    write(amina, id, 'First.')
    const byAmina = await makeFiles(amina)
    await take(bilal, byAmina)
    write(bilal, id, 'Second.')
    // Bilal believes that Chen has Amina's words.
    const byBilal = await makeFiles(bilal, {
      known: (device) => (device === chen.replica.keys().device ? amina.replica.heads() : []),
      recipients: [chen.replica.keys().device],
    })
    expect(await take(chen, byBilal)).toMatchObject({ ok: true, report: { waiting: 1 } })
    expect(chen.replica.waiting()).toBe(1)
    await take(chen, byAmina)
    expect(chen.replica.waiting()).toBe(0)
    expect(read(chen, id)).toBe('First.\n\nSecond.')
  })

  it('[ENV-8] that continues what is not here is refused whole, with the cards in it', async () => {
    const { member, letIn, meet } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'A gap' })
    write(amina, id, 'Never arrives.')
    const heads = amina.replica.heads()
    write(amina, id, 'Arrives alone.')
    amina.coalition.setNames({ person: 'Amina the second' })
    const late = await makeFiles(amina, { known: () => heads })
    const before = everythingOf(bilal)
    expect(await take(bilal, late)).toMatchObject({
      ok: false,
      refused: 'builds-on-missing',
      report: { writer: { name: 'Amina the second' } },
    })
    expect(everythingOf(bilal)).toBe(before)
    letIn('chen', ['editor'])
    meet()
    expect(await take(bilal, late)).toMatchObject({ ok: true, report: { had: 1 } })
  })

  it('[ENV-8] of somebody who does not belong, or not any more, is a stranger’s', async () => {
    const { member, letIn, meet } = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    const { id } = amina.positions.create({ title: 'Closed' })
    meet()
    write(chen, id, 'Before I go.')
    const before = await makeFiles(chen)
    const stranger = letIn('dalia', ['editor'], chen)
    const strange = await makeFiles(stranger, { recipients: [bilal.replica.keys().device] })
    // Dalia knows nothing of the record; Bilal is no member as far as she knows.
    expect(refusals(await open(bilal, strange))).toEqual(['not-for-you'])
    removePerson(amina, chen)
    await take(bilal, await makeFiles(amina))
    const untouched = everythingOf(bilal)
    expect(await take(bilal, before)).toMatchObject({ ok: false, refused: 'stranger' })
    expect(everythingOf(bilal)).toBe(untouched)
    expect(read(bilal, id)).toBe('')
  })

  it('[ENV-1] is never for somebody who was removed', async () => {
    const { member } = coalitionOf('amina', 'bilal', 'chen')
    const [amina, chen] = [member('amina'), member('chen')]
    removePerson(amina, chen)
    const files = await makeFiles(amina, { recipients: [chen.replica.keys().device, ...amina.opened.envelopes.computersOf()] })
    expect(refusals(await open(chen, files))).toEqual(['not-for-you'])
    expect(refusals(await open(member('bilal'), files))).toEqual([])
    expect(refusals(await open(amina, files))).toEqual([])
  })

  it('[ENV-5] in parts is taken only when all are there, and names those that are not', async () => {
    const { member } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'Long' })
    const random = createSeededRandom(3)
    for (let count = 0; count < 12; count++)
      write(amina, id, [...random.bytes(12_000)].map((byte) => String.fromCharCode(0x4e00 + byte)).join(''))
    const files = await makeFiles(amina, { partBytes: 32 * 1024 })
    expect(files.length).toBeGreaterThan(3)
    expect(Math.max(...files.map(({ length }) => length))).toBeLessThanOrEqual(32 * 1024)
    const [first, ...rest] = files
    expect(await open(bilal, rest)).toMatchObject([{ ok: false, refused: 'part-missing', missing: [1] }])
    expect(await take(bilal, [...rest.toReversed(), first as Uint8Array, first as Uint8Array])).toMatchObject({
      ok: true,
      report: { edits: 12 },
    })
    expect(stateOf(bilal)).toEqual(stateOf(amina))
  })
})

/** Who is said to have a text, in every partition: never more than is true, and no chatter about it. */
import { describe, expect, it } from 'vitest'
import { openStatements, type Statements } from '../../../../electron/core/delivery/statements.ts'
import { deliveryHandlers } from '../../../../electron/host/handlers/delivery.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { signStatement } from '../../../../shared/exchange/statement.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import { type Computer, diskOf } from '../../../support/computer.ts'

const organisationOf = ({ replica }: Computer) => replica.membership().devices.get(replica.keys().device)?.organisation
const write = (computer: Computer, id: DocumentId): void => computer.positions.edit(id, (doc) => appendText(doc, 'More.', 'test'))

/** Names of the members whose organisations are said to have the text, by one of them. */
function havers(coalition: TestCoalition, by: string, id: DocumentId): readonly string[] {
  const { organisations } = coalition.member(by).delivery.of(id)
  const has = (computer: Computer): boolean => organisations.some((row) => row.has && row.organisation === organisationOf(computer))
  return coalition
    .members()
    .filter(has)
    .map(({ name }) => name)
}

function withText(...names: [string, ...string[]]): TestCoalition & { readonly id: DocumentId; readonly amina: Computer } {
  const coalition = coalitionOf(...names)
  const amina = coalition.member('amina')
  const { id } = amina.positions.create({ title: 'Passed round' })
  write(amina, id)
  return { ...coalition, id, amina }
}

describe('a text', () => {
  it('[MEM-12] is with no organisation where a helper computer has it, and yet not only here; the helper passes it on', () => {
    const coalition = withText('amina', 'bilal')
    const { amina, id, link, world, letIn } = coalition
    const helper = letIn('helper', ['helper'])
    const cut = link('amina', 'helper')
    world.time.pass(5_000)
    expect(amina.delivery.of(id)).toMatchObject({ have: 1, of: 2, onlyHere: false, onHelper: true })
    expect([...amina.delivery.heardFrom().keys()]).toEqual([organisationOf(coalition.member('bilal'))])
    expect(helper.delivery.of(id)).toMatchObject({ have: 1, of: 2 })
    cut()
    link('helper', 'bilal')
    world.time.pass(5_000)
    expect(havers(coalition, 'bilal', id)).toEqual(['amina', 'bilal'])
    expect(coalition.member('bilal').delivery.of(id)).toMatchObject({ have: 2, of: 2 })
    expect(() => write(helper, id)).toThrow()
  })

  it('[DELIV-6] is only here until another computer has said that it has it', () => {
    const coalition = withText('amina', 'bilal', 'chen')
    const { amina, id, link, world } = coalition
    expect(amina.delivery.of(id)).toMatchObject({ have: 1, of: 3, onlyHere: true })
    const cut = link('amina', 'bilal')
    world.time.pass(5_000)
    expect(havers(coalition, 'amina', id)).toEqual(['amina', 'bilal'])
    expect(amina.delivery.of(id)).toMatchObject({ onHelper: false })
    expect(amina.delivery.summary([id]).get(id)).toMatchObject({ have: 2, of: 3, onlyHere: false })
    cut()
    world.time.pass(10)
    write(amina, id)
    expect(amina.delivery.of(id)).toMatchObject({ have: 1, onlyHere: true })
  })

  it('[DELIV-4] that went on from hand to hand is known to have arrived, and who told', () => {
    const coalition = withText('amina', 'bilal', 'chen')
    const { amina, id, link, member, world } = coalition
    link('amina', 'bilal')
    link('bilal', 'chen')
    world.time.pass(40_000)
    expect(havers(coalition, 'amina', id)).toEqual(['amina', 'bilal', 'chen'])
    const rows = amina.delivery.of(id).organisations
    const told = (name: string) => rows.find(({ organisation }) => organisation === organisationOf(member(name)))?.toldBy
    expect(told('bilal')).toBe(member('bilal').replica.keys().device)
    expect(told('chen')).toBe(member('bilal').replica.keys().device)
  })

  it('[DELIV-8] is partly elsewhere once another computer wrote in it or said that it has some, also after more was written and a restart', () => {
    const coalition = withText('amina', 'bilal')
    const { amina, id, meet, member, restart } = coalition
    expect(amina.delivery.of(id)).toMatchObject({ onlyHere: true, isPartlyElsewhere: false })
    meet()
    expect(member('bilal').delivery.of(id)).toMatchObject({ isPartlyElsewhere: true })
    write(amina, id)
    expect(amina.delivery.of(id)).toMatchObject({ onlyHere: true, isPartlyElsewhere: true })
    restart('amina')
    expect(member('amina').delivery.of(id)).toMatchObject({ onlyHere: true, isPartlyElsewhere: true })
  })

  it('[DELIV-6] whose last words came from another computer is had by it before it says so; words of one’s own are not', () => {
    const { amina, id, link, member, world } = withText('amina', 'bilal')
    link('amina', 'bilal')
    world.time.pass(5_000)
    const { device } = member('bilal').replica.keys()
    const saidAt = () => amina.delivery.of(id).organisations.find(({ toldBy }) => toldBy === device)?.heardAt
    const before = saidAt()
    const applied = () => JSON.stringify(amina.replica.frontier())
    const own = applied()
    write(member('bilal'), id)
    world.time.pass(500)
    expect(applied()).not.toBe(own)
    expect(saidAt()).toBe(before)
    expect(amina.delivery.of(id)).toMatchObject({ have: 2, onlyHere: false })
    write(amina, id)
    expect(amina.delivery.of(id)).toMatchObject({ have: 1, onlyHere: true })
  })

  it('[DELIV-6] with words that are not shared yet is nobody else’s', () => {
    const { amina, id, meet } = withText('amina', 'bilal')
    meet()
    expect(amina.delivery.of(id).have).toBe(2)
    const opened = amina.replica.documents.open(id)
    const { replica } = amina
    replica.store.addTail({ document: id, lease: 0, update: new Uint8Array([0, 0]) })
    expect(amina.delivery.of(id)).toMatchObject({ have: 1, onlyHere: true })
    replica.store.dropTail(id, 0, Number.MAX_SAFE_INTEGER)
    opened.close()
  })

  it('[DELIV-6] whose title alone was written is not said to be where the title never came', () => {
    const { member, meet } = coalitionOf('amina', 'bilal')
    const { id } = member('amina').positions.create({ title: 'Only a title' })
    expect(member('amina').delivery.of(id)).toMatchObject({ have: 1, onlyHere: true })
    meet()
    expect(member('amina').delivery.of(id)).toMatchObject({ have: 2, onlyHere: false })
  })

  it('[DELIV-2] is known to have arrived also where a disk, and the counter with it, went back to a backup', () => {
    const coalition = withText('amina', 'bilal')
    const backup = coalition.member('bilal').disk.store.capture()
    for (let count = 0; count < 3; count++) {
      write(coalition.amina, coalition.id)
      coalition.meet()
    }
    coalition.restart('bilal', diskOf(coalition.member('bilal').disk, backup))
    write(coalition.amina, coalition.id)
    coalition.meet()
    expect(havers(coalition, 'amina', coalition.id)).toEqual(['amina', 'bilal'])
  })

  it('answers a page with names', async () => {
    const { amina, id, meet, world } = withText('amina', 'bilal')
    meet()
    amina.coalition.setNames({ organisation: { id: organisationOf(amina) as never, name: 'Green Delta' } })
    const { organisations, have } = await deliveryHandlers(() => amina.opened).delivery({ id })
    expect(have).toBe(2)
    expect(organisations.find(({ isMine }) => isMine)).toMatchObject({ name: 'Green Delta', has: true, heardAt: null, toldBy: null })
    const other = organisations.find(({ isMine }) => !isMine)
    expect(other).toMatchObject({ has: true, toldBy: 'bilal' })
    expect(other?.heardAt).toBeLessThanOrEqual(world.time.now())
  })
})

describe('who was heard from', () => {
  it('[DELIV-7] is here while linked, and keeps the hour of the last link over a restart', () => {
    const { member, link, world, restart } = coalitionOf('amina', 'bilal')
    const bilal = organisationOf(member('bilal')) as NonNullable<ReturnType<typeof organisationOf>>
    const cut = link('amina', 'bilal')
    world.time.pass(3_000)
    expect(member('amina').delivery.heardFrom().get(bilal)).toEqual({ at: world.time.now(), isHere: true })
    cut()
    world.time.pass(10)
    const leftAt = member('amina').delivery.heardFrom().get(bilal)?.at ?? 0
    world.time.pass(86_400_000)
    restart('amina')
    expect(member('amina').delivery.heardFrom().get(bilal)).toEqual({ at: leftAt, isHere: false })
  })
})

describe('a statement', () => {
  const statementsOf = (coalition: TestCoalition, { replica }: Computer): Statements =>
    openStatements({ replica, crypto: coalition.world.crypto, clock: coalition.world.time.clock() })

  it('[DELIV-3] of nobody, of another coalition, changed, or in the name of another is not taken', () => {
    const coalition = withText('amina', 'bilal')
    const { amina, world, member } = coalition
    const { replica } = member('bilal')
    const statements = statementsOf(coalition, amina)
    const { device, seed } = replica.keys()
    const statement = { device, counter: 1000, at: 1, heads: amina.replica.heads() }
    const sign = (of: Partial<typeof statement>, by = seed, where = replica.coalition): Uint8Array =>
      signStatement(world.crypto, where, by, { ...statement, ...of })
    const changed = sign({})
    changed[40] = (changed[40] ?? 0) ^ 1
    const stranger = world.random.bytes(32)
    const bad = [
      changed,
      sign({}, amina.replica.keys().seed),
      sign({}, seed, 'f'.repeat(64) as typeof replica.coalition),
      sign({ device: 'a'.repeat(64) as typeof device }, stranger),
      sign({}).subarray(1),
      new Uint8Array(0),
      new Uint8Array(600_000),
    ]
    for (const bytes of bad) expect(statements.take(bytes, device)).toBe(false)
    expect(statements.take(sign({}), device)).toBe(true)
  })

  it('[DELIV-2] gives way only to a later one', () => {
    const coalition = withText('amina', 'bilal')
    const { world, member, amina } = coalition
    const { device, seed } = member('bilal').replica.keys()
    const statements = statementsOf(coalition, amina)
    const say = (counter: number, heads = amina.replica.heads()): boolean =>
      statements.take(signStatement(world.crypto, amina.replica.coalition, seed, { device, counter, at: 1, heads }), device)
    expect([say(50), say(49), say(50), say(51, [])]).toEqual([true, false, false, true])
    expect(statements.list().find((held) => held.device === device)?.heads).toEqual([])
  })

  it('[DELIV-5] is made once when a change has come to rest, and never because of another', () => {
    const coalition = withText('amina', 'bilal', 'chen')
    const { amina, member, link, world, id } = coalition
    const counters = () =>
      coalition.members().map((computer) => {
        const { device } = computer.replica.keys()
        return (
          statementsOf(coalition, computer)
            .list()
            .find((held) => held.device === device)?.counter ?? 0
        )
      })
    link('amina', 'bilal')
    link('bilal', 'chen')
    world.time.pass(40_000)
    const before = counters()
    const bytes = () => amina.sessions.peers().map(({ bytesSent }) => bytesSent)
    const [sent = 0] = bytes()
    world.time.pass(300_000)
    expect(counters()).toEqual(before)
    expect(((bytes()[0] ?? 0) - sent) / 20).toBeLessThan(600)
    write(member('bilal'), id)
    world.time.pass(40_000)
    expect(counters()).toEqual(before.map((counter) => counter + 1))
  })

  it('[DELIV-5] follows words that never pause', () => {
    const { amina, id, link, world, member } = withText('amina', 'bilal')
    link('amina', 'bilal')
    world.time.pass(5_000)
    const opened = amina.replica.documents.open(id)
    for (let count = 0; count < 60; count++) {
      write(amina, id)
      world.time.pass(500)
    }
    const { device } = member('bilal').replica.keys()
    const row = amina.delivery.of(id).organisations.find(({ toldBy }) => toldBy === device)
    expect(world.time.now() - (row?.heardAt ?? 0)).toBeLessThan(16_000)
    opened.close()
  })
})

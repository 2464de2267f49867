/** Two computers of one person in a coalition: let in over a link, written on at once, and taken away while others do not know. */
import { describe, expect, it } from 'vitest'
import { createMemoryLinkPair } from '../../electron/adapters/memory/memory-link.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { createSessions } from '../../electron/core/session/sessions.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { DocumentId, PersonId } from '../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../shared/invitation/invitation-code.ts'
import { isMemberNow, rolesNow } from '../../shared/membership/membership.ts'
import { checkNumbers } from '../../shared/membership/request.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import { type Computer, promisesSettled } from '../support/computer.ts'

const deviceOf = ({ replica }: Computer) => replica.keys().device
const personOf = ({ coalition }: Computer): PersonId => coalition.me()?.id as PersonId

/** Asks under a code over a memory link to `at`, as the program of a profile that is in no coalition; answers the running member once `letIn` said yes. */
async function comeIn(coalition: TestCoalition, code: string, at: Computer, letIn: (check: readonly number[]) => Promise<unknown>) {
  const { world } = coalition
  const { crypto, random } = world
  const reading = readInvitationCode(code)
  if (!reading.ok) throw new Error('no code')
  const invitation = invitationKeys(reading.secret)
  const joiner = {
    invitation,
    keys: createDeviceKeys(crypto, random),
    person: toHex(random.bytes(16)) as PersonId,
    name: 'Bilal',
    madeAt: 1,
  }
  const clock = world.time.clock()
  const sessions = createSessions({ crypto, random, clock, log: createSilentLog() })
  let accessKey: Uint8Array | undefined
  const stop = sessions.join(joiner, {
    offered: (offer) => {
      expect(offer.isOwnComputer).toBe(true)
      return true
    },
    held: () => undefined,
    letIn: (_, key) => {
      accessKey = key
    },
    refused: (reason) => expect(reason).toBe(''),
  })
  const [left, right] = createMemoryLinkPair({ schedule: (work) => void clock.after(1, work) })
  at.sessions.accept(left)
  sessions.accept(right)
  world.time.pass(2_000)
  const parts = { invitation: toHex(crypto.signingPublicKey(invitation.signingSeed)), device: joiner.keys.device, person: joiner.person }
  await letIn(checkNumbers({ ...parts, agreement: toHex(crypto.agreementPublicKey(joiner.keys.agreement)) }))
  world.time.pass(2_000)
  await promisesSettled()
  stop()
  sessions.close()
  if (!accessKey) throw new Error('not let in')
  return coalition.begin('laptop', joiner.keys, accessKey)
}

describe('another computer', () => {
  it('[JOIN-7] [MEM-13] comes in over a link to any member, by a yes of its own person, and is that person', async () => {
    const coalition = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const { code } = bilal.coalition.ownComputers.invite(24)
    coalition.meet()
    const cut = coalition.link('amina', 'bilal')
    const laptop = await comeIn(coalition, code, amina, async (check) => {
      expect(amina.coalition.requests()).toEqual([])
      const [request] = bilal.coalition.requests()
      expect(request?.check).toEqual(check)
      await expect(amina.coalition.admit(request?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
      await bilal.coalition.admit(request?.id ?? '')
    })
    cut()
    coalition.meet()
    expect(personOf(laptop)).toBe(personOf(bilal))
    expect(laptop.coalition.me()).toMatchObject({ name: 'bilal', roles: ['editor'], belongs: true })
    for (const one of [amina, bilal, laptop]) {
      expect(one.coalition.members().map(({ name, belonging }) => [name, belonging.length])).toEqual(expect.arrayContaining([['bilal', 2]]))
      expect(one.coalition.members()).toHaveLength(2)
    }
  })

  it('[MEM-14] writes in one text with the first at the same time, under client ids of its own, and counts as the same organisation', () => {
    const coalition = coalitionOf('amina', 'bilal')
    const laptop = coalition.letInComputer('laptop', 'bilal')
    coalition.meet()
    const { id } = coalition.member('amina').positions.create({ title: 'Ours' })
    coalition.meet()
    for (const name of ['bilal', 'laptop'] as const)
      coalition.member(name).positions.edit(id, (doc) => appendText(doc, `Written on ${name}.`, 'test'))
    for (const one of coalition.members()) one.replica.documents.sealAll()
    coalition.meet()
    const texts = coalition.members().map((one) => one.positions.read(id, plainText))
    expect(new Set(texts).size).toBe(1)
    for (const name of ['bilal', 'laptop']) expect(texts[0]).toContain(`Written on ${name}.`)
    const { have, of } = coalition.member('amina').delivery.of(id)
    expect([have, of]).toEqual([2, 2])
    expect(laptop.delivery.of(id)).toMatchObject({ have: 2, of: 2, onlyHere: false })
  })
})

/** What is written in a text on a computer, sealed. */
function write(computer: Computer, id: DocumentId, words: string): void {
  computer.positions.edit(id, (doc) => appendText(doc, words, 'test'))
  computer.replica.documents.sealAll()
}

describe('a computer that is lost', () => {
  it('[MEM-15] counts up to where the others had it, is sent nothing more, and learns no key', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const laptop = coalition.letInComputer('laptop', 'bilal')
    coalition.meet()
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const { id } = amina.positions.create({ title: 'Ours' })
    coalition.meet()
    write(bilal, id, 'Before.')
    coalition.meet()
    await laptop.opened.rights.removeComputer(deviceOf(bilal))
    const cut = coalition.link('laptop', 'amina')
    coalition.world.time.pass(30_000)
    cut()
    await promisesSettled()
    write(bilal, id, 'By a thief.')
    write(laptop, id, 'After.')
    for (let round = 0; round < 2; round++) {
      coalition.meet()
      await promisesSettled()
    }
    for (const one of [amina, laptop, coalition.member('chen')]) {
      const text = one.positions.read(id, plainText)
      expect(text).toContain('Before.')
      expect(text).toContain('After.')
      expect(text).not.toContain('By a thief.')
      expect(isMemberNow(one.replica.membership(), deviceOf(bilal))).toBe(false)
      expect(one.coalition.members().find(({ name }) => name === 'bilal')).toMatchObject({ belongs: true, belonging: [deviceOf(laptop)] })
    }
    expect(bilal.positions.read(id, plainText)).not.toContain('After.')
    const [newest] = amina.opened.epochKeys.newest()
    expect(laptop.opened.epochKeys.held().map(toHex)).toContain(toHex(newest?.key ?? new Uint8Array()))
    expect(bilal.opened.epochKeys.held().map(toHex)).not.toContain(toHex(newest?.key ?? new Uint8Array()))
  })

  it('[CARD-2] [MEM-15] names its person no more, whatever it said last', async () => {
    const coalition = coalitionOf('amina', 'bilal')
    const laptop = coalition.letInComputer('laptop', 'bilal')
    coalition.meet()
    const bilal = coalition.member('bilal')
    bilal.coalition.setNames({ person: 'A thief' })
    laptop.coalition.setNames({ person: 'Bilal himself' })
    bilal.jumpClock(1_000_000)
    bilal.coalition.setNames({ person: 'A thief again' })
    coalition.meet()
    const nameAt = (one: Computer) => one.coalition.members().find(({ id }) => id === personOf(laptop))?.name
    expect(nameAt(coalition.founder)).toBe('A thief again')
    await coalition.founder.opened.rights.removeComputer(deviceOf(bilal))
    coalition.meet()
    expect([coalition.founder, laptop].map(nameAt)).toEqual(['Bilal himself', 'Bilal himself'])
  })

  it('[MEM-14] [MEM-6] let in by somebody who was removed meanwhile is out everywhere', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    await amina.opened.rights.remove(personOf(bilal))
    const laptop = coalition.letInComputer('laptop', 'bilal')
    coalition.meet()
    await promisesSettled()
    coalition.meet()
    for (const one of [amina, coalition.member('chen')]) {
      expect(rolesNow(one.replica.membership(), deviceOf(laptop))).toEqual([])
      expect(isMemberNow(one.replica.membership(), deviceOf(laptop))).toBe(false)
    }
    const [newest] = amina.opened.epochKeys.newest()
    for (const one of [bilal, laptop]) expect(one.opened.epochKeys.held().map(toHex)).not.toContain(toHex(newest?.key ?? new Uint8Array()))
  })

  it('[MEM-15] is taken by its person or a coordinator, and nobody’s only one', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const laptop = coalition.letInComputer('laptop', 'bilal')
    coalition.meet()
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    await expect(chen.opened.rights.removeComputer(deviceOf(laptop))).rejects.toMatchObject({ code: 'no-right' })
    await expect(amina.opened.rights.removeComputer(deviceOf(chen))).rejects.toMatchObject({ code: 'bad-input' })
    await expect(amina.opened.rights.removeComputer('00'.repeat(32))).rejects.toMatchObject({ code: 'not-found' })
    const change = await amina.opened.rights.removeComputer(deviceOf(laptop))
    expect(change).toMatchObject({ needsSecond: false, member: { belonging: [deviceOf(bilal)] } })
  })
})

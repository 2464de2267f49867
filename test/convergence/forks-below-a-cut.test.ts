/** Members who fork their log after their removal, or behind what others did: nothing that stood falls, for nobody, in whatever order it comes. */
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../shared/bytes/hex.ts'
import { appendText, insertText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { KIND } from '../../shared/entry/header.ts'
import { type DocumentId, NO_HASH, type PersonId } from '../../shared/ids.ts'
import { isMemberNow } from '../../shared/membership/membership.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { forge } from '../support/forged-run.ts'

const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)
const actOf = (json: object): Uint8Array => utf8(JSON.stringify(json))
const SUCCESSOR = { t: 'succeed', device: 'ab'.repeat(32), agreement: 'cd'.repeat(32), lockbox: '' }
/** At the beginning of a log, knowing of nothing. */
const FIRST = { kind: KIND.membership, seq: 1, previous: NO_HASH, heads: [] } as const

/** Bilal, who coordinated, wrote and let dalia in, is removed by amina. */
function withRemoved() {
  const coalition = coalitionOf('amina', 'chen')
  const [amina, chen] = [coalition.member('amina'), coalition.member('chen')]
  const bilal = coalition.letIn('bilal', ['coordinator', 'editor'])
  const { id } = amina.positions.create({ title: 'Ours' })
  coalition.meet()
  bilal.positions.edit(id, (doc) => appendText(doc, 'Written by Bilal.', 'test'))
  bilal.positions.update(id, { ask: 'Asked by Bilal' })
  const dalia = coalition.letIn('dalia', ['editor'], bilal)
  coalition.meet()
  dalia.positions.edit(id, (doc) => insertText(doc, 0, 8, 'and Dalia ', 'test'))
  coalition.meet()
  const [bilals, dalias] = [bilal, dalia].map(({ replica }) => replica.keys().device)
  if (!bilals || !dalias) throw new Error('nobody was let in')
  const person = amina.replica.membership().devices.get(bilals)?.person as PersonId
  const remove = (): void => {
    const [root] = amina.replica.chains.ofDevice(bilals)
    amina.replica.actMembership({ t: 'remove', person, cuts: [{ device: bilals, seq: root?.seq ?? 0, hash: root?.hash ?? NO_HASH }] })
  }
  return { coalition, amina, bilal, chen, dalias, bilals, id, remove }
}

describe('a removed member who forks their log at its beginning', () => {
  it.each(['before', 'after'])('[MEM-19] takes nothing from what stood, though somebody hears of it %s the removal', (when) => {
    const { coalition, amina, bilal, chen, dalias, bilals, id, remove } = withRemoved()
    const run = forge(bilal, undefined, actOf(SUCCESSOR), FIRST)
    bilal.crash()
    if (when === 'before') {
      chen.replica.receive([run])
      expect(textOf(chen, id)).not.toContain('Bilal')
    }
    remove()
    expect(amina.replica.receive([run])).toMatchObject([{ added: 1, forked: true }])
    coalition.link('amina', 'chen')
    coalition.link('amina', 'dalia')
    coalition.world.time.pass(60_000)
    for (const one of [amina, chen, coalition.member('dalia')]) {
      const { membership, chains, rebuild } = one.replica
      expect(chains.forkOf(bilals)).toBe(1)
      for (const look of [() => undefined, rebuild]) {
        look()
        expect(isMemberNow(membership(), dalias)).toBe(true)
        expect(isMemberNow(membership(), bilals)).toBe(false)
        expect(textOf(one, id)).toBe('Written and Dalia by Bilal.')
        expect(one.positions.find(id).ask).toBe('Asked by Bilal')
      }
      expect(one.alarms()).toBe(0)
    }
  })
})

describe('a member who forks their log behind what others did', () => {
  it('[LOG-11] [MEM-19] with an act that knows of it, stops nobody', () => {
    const { coalition, amina, bilal, chen, bilals } = withRemoved()
    coalition.letIn('erik', ['editor'])
    coalition.meet()
    const known = bilal.replica.frontier().filter(({ device }) => device !== bilals)
    const run = forge(bilal, undefined, actOf(SUCCESSOR), { ...FIRST, heads: known })
    bilal.crash()
    expect(amina.replica.receive([run])).toMatchObject([{ added: 1, forked: true }])
    coalition.link('amina', 'chen')
    coalition.world.time.pass(60_000)
    for (const one of [amina, chen]) {
      one.replica.rebuild()
      expect(one.replica.chains.forkOf(bilals)).toBe(1)
      expect(one.replica.waiting()).toBe(0)
      expect(one.coalition.members().filter(({ belongs }) => belongs).length).toBeGreaterThan(3)
    }
    expect(amina.positions.create({ title: 'After it' }).title).toBe('After it')
  })
})

/** Names that change are told to whoever shows them. */
import { describe, expect, it } from 'vitest'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const namesAt = ({ coalition }: Computer): readonly string[] => coalition.members().map(({ name }) => name)

describe('a card', () => {
  it('[CARD-2] that comes from another computer is told once, and not when nothing is new', () => {
    const { member, link, world } = coalitionOf('amina', 'bilal')
    const heard: string[] = []
    const { cards } = member('bilal').coalition
    const stop = cards.listen(({ kind, fields }) => heard.push(`${kind} ${fields['name']}`))
    member('amina').coalition.setNames({ person: 'Amina K.' })
    link('amina', 'bilal')
    world.time.pass(60_000)
    expect(heard).toEqual(['person Amina K.'])
    stop()
    member('bilal').coalition.setNames({ person: 'Bilal' })
    expect(heard).toHaveLength(1)
  })

  it('[CARD-4] that is written here is with a linked member at once, also with one who was just let in', () => {
    const { member, letIn, link, world } = coalitionOf('amina', 'bilal')
    link('amina', 'bilal')
    world.time.pass(60_000)
    member('bilal').coalition.setNames({ person: 'Bilal K.' })
    world.time.pass(1000)
    expect(namesAt(member('amina'))).toContain('Bilal K.')
    letIn('celia', ['editor'])
    link('amina', 'celia')
    world.time.pass(1000)
    expect(namesAt(member('celia'))).toContain('amina')
  })

  it('[CARD-2] that two disks of one signer made at the same version ends as one', () => {
    const { member, link, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { seed, device } = bilal.replica.keys()
    const id = bilal.coalition.me()?.id as string
    const sayName = (computer: Computer, name: string): void =>
      void computer.coalition.cards.write(seed, { kind: 'person', id, version: 2 ** 47, fields: { name }, signer: device })
    sayName(amina, 'Bilal K.')
    sayName(bilal, 'B. Khan')
    link('amina', 'bilal')
    world.time.pass(60_000)
    expect(amina.coalition.cards.digest()).toBe(bilal.coalition.cards.digest())
  })
})

/** Names that change are told to whoever shows them. */
import { describe, expect, it } from 'vitest'
import { coalitionOf } from '../../../support/coalition-of.ts'

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
})

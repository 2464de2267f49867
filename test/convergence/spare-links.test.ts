/** Two computers with several links between them: one is in use, the others wait for its end. */
import { describe, expect, it } from 'vitest'
import { createMemoryLinkPair } from '../../electron/adapters/memory/memory-link.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import { type Computer, link as linkWith } from '../support/computer.ts'

const NAMES = ['amina', 'bilal'] as const
const write = (computer: Computer, id: DocumentId, text: string): void =>
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)

/** Two members with a position in common. */
function twoMembers() {
  const { member, meet, link, world } = coalitionOf(...NAMES)
  const [amina, bilal] = [member('amina'), member('bilal')]
  const { id } = amina.positions.create({ title: 'Publish the budget' })
  meet()
  const both = [amina, bilal] as const
  const sessionsOf = (): readonly number[] => both.map(({ sessions }) => sessions.peers().length)
  const linksOf = (): readonly number[] => both.map(({ sessions }) => sessions.count())
  /** Each writes; answers whether the other has it soon. */
  const arrives = (text: string): boolean => {
    for (const computer of both) write(computer, id, `${text} of ${computer.name}`)
    world.time.pass(1_500)
    return both.every((computer) => NAMES.every((name) => textOf(computer, id).includes(`${text} of ${name}`)))
  }
  return { amina, bilal, world, link: () => link('amina', 'bilal'), sessionsOf, linksOf, arrives }
}

describe('several links between two computers', () => {
  it('[SESS-8] are kept, with one session over one of them', () => {
    const { link, world, sessionsOf, linksOf, arrives } = twoMembers()
    for (let count = 0; count < 3; count++) {
      link()
      world.time.pass(1_000)
    }
    world.time.pass(60_000)
    expect(linksOf()).toEqual([3, 3])
    expect(sessionsOf()).toEqual([1, 1])
    expect(arrives('word')).toBe(true)
  })

  it('[SESS-8] go on over another at once when the one in use ends', () => {
    const { link, world, sessionsOf, arrives } = twoMembers()
    const cutFirst = link()
    world.time.pass(1_000)
    const cutSecond = link()
    link()
    world.time.pass(20_000)
    cutFirst()
    expect(arrives('first')).toBe(true)
    cutSecond()
    expect(arrives('second')).toBe(true)
    expect(sessionsOf()).toEqual([1, 1])
  })

  it('[SESS-8] give way to one over WebRTC, and take its place when it ends', () => {
    const { amina, bilal, link, world, sessionsOf, arrives } = twoMembers()
    link()
    world.time.pass(1_000)
    const clock = world.time.clock()
    const [left, right] = createMemoryLinkPair({ schedule: (work) => void clock.after(1, work) })
    amina.sessions.accept({ ...left, carrier: 'webrtc' })
    bilal.sessions.accept({ ...right, carrier: 'webrtc' })
    world.time.pass(1_000)
    const carriers = (): readonly string[] => [amina, bilal].flatMap(({ sessions }) => sessions.peers().map(({ carrier }) => carrier))
    expect(carriers()).toEqual(['webrtc', 'webrtc'])
    expect(arrives('first')).toBe(true)
    left.close('cut')
    expect(arrives('second')).toBe(true)
    expect(sessionsOf()).toEqual([1, 1])
    expect(carriers()).not.toContain('webrtc')
  })

  it('[SESS-8] give way to a new one when the one in use is heard no more', () => {
    const { amina, bilal, world, sessionsOf, linksOf, arrives } = twoMembers()
    let isDead = false
    linkWith(world, amina, bilal, () => (isDead ? 'drop' : 'deliver'))
    world.time.pass(11_000)
    isDead = true
    world.time.pass(9_000)
    linkWith(world, amina, bilal)
    expect(arrives('word')).toBe(true)
    world.time.pass(20_000)
    expect(sessionsOf()).toEqual([1, 1])
    expect(linksOf()).toEqual([1, 1])
  })
})

/** Carets between pages and members: quick, bounded, forgotten, and never under another's name. */
import { describe, expect, it } from 'vitest'
import type { PresenceEvent } from '../../../../electron/core/presence/presence.ts'
import { decodePresence, encodePresence } from '../../../../shared/api/presence-messages.ts'
import type { DeviceId, DocumentId, PersonId } from '../../../../shared/ids.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const AMINA_AT_3 = new Uint8Array([1, 2, 3])
const personOf = ({ replica }: Computer): PersonId | undefined => replica.membership().devices.get(replica.keys().device)?.person

interface Watcher {
  readonly say: (bytes: Uint8Array) => void
  readonly leave: () => void
  readonly events: PresenceEvent[]
  /** Sessions shown now, with what they say. */
  readonly shown: () => readonly (readonly number[])[]
}

function watch(computer: Computer, id: DocumentId): Watcher {
  const events: PresenceEvent[] = []
  const guest = computer.opened.presence.join(id, (event) => events.push(event))
  const shown = () => {
    const latest = new Map(events.map((event) => [event.session, event]))
    return [...latest.values()].filter(({ bytes }) => bytes.length > 0).map(({ bytes }) => [...bytes])
  }
  return { ...guest, events, shown }
}

function inOneText(...names: [string, ...string[]]): TestCoalition & { readonly id: DocumentId; readonly cut: () => void } {
  const coalition = coalitionOf(...names)
  const { id } = coalition.member('amina').positions.create({ title: 'Written together' })
  coalition.meet()
  const cut = coalition.link('amina', 'bilal')
  coalition.world.time.pass(1_000)
  return { ...coalition, id, cut }
}

describe('a caret', () => {
  it('[PRES-1] is shown to the other pages here and to linked members, with whose it is', () => {
    const { member, id, world } = inOneText('amina', 'bilal')
    const [first, second] = [watch(member('amina'), id), watch(member('amina'), id)]
    const other = watch(member('bilal'), id)
    world.time.pass(1_000)
    first.say(AMINA_AT_3)
    world.time.pass(1_000)
    expect(second.shown()).toContainEqual([1, 2, 3])
    expect(other.shown()).toContainEqual([1, 2, 3])
    expect(first.shown()).not.toContainEqual([1, 2, 3])
    const { device } = member('amina').replica.keys()
    expect(other.events.find(({ bytes }) => bytes.length === 3)).toMatchObject({ device, person: personOf(member('amina')) })
    expect(member('bilal').opened.presence.here()).toEqual([{ device, person: personOf(member('amina')), documents: [id] }])
  })

  it('[PRES-1] is shown to who comes later, in this text only', () => {
    const { member, id, world } = inOneText('amina', 'bilal')
    const { id: elsewhere } = member('amina').positions.create({ title: 'Another' })
    watch(member('amina'), id).say(AMINA_AT_3)
    world.time.pass(1_000)
    expect(watch(member('bilal'), id).shown()).toEqual([[1, 2, 3]])
    expect(watch(member('bilal'), elsewhere).shown()).toEqual([])
  })

  it('[PRES-3] goes when its page leaves, when its link ends, and comes back with the link', () => {
    const { member, id, world, cut, link } = inOneText('amina', 'bilal')
    const leaving = watch(member('amina'), id)
    const staying = watch(member('amina'), id)
    const other = watch(member('bilal'), id)
    staying.say(AMINA_AT_3)
    world.time.pass(1_000)
    leaving.leave()
    world.time.pass(100)
    expect(other.shown()).toEqual([[1, 2, 3]])
    cut()
    world.time.pass(100)
    expect(other.shown()).toEqual([])
    expect(member('bilal').opened.presence.here()).toEqual([])
    link('amina', 'bilal')
    world.time.pass(1_000)
    expect(other.shown()).toEqual([[1, 2, 3]])
  })

  it('[PRES-3] that does not move stays, and one that is never repeated is forgotten', () => {
    const { member, id, world } = inOneText('amina', 'bilal')
    const still = watch(member('amina'), id)
    still.say(AMINA_AT_3)
    const { presence } = member('bilal').opened
    const other = watch(member('bilal'), id)
    presence.receive(member('amina').replica.keys().device, { document: id, session: 'e'.repeat(32), bytes: new Uint8Array([9]) })
    world.time.pass(120_000)
    expect(other.events.map(({ bytes }) => [...bytes])).toContainEqual([9])
    expect(other.shown()).toEqual([[1, 2, 3]])
  })

  it('[PRES-2] is passed on ten times a second at most, the latest last; what is too large is dropped', () => {
    const { member, id, world } = inOneText('amina', 'bilal')
    const page = watch(member('amina'), id)
    const other = watch(member('bilal'), id)
    world.time.pass(1_000)
    other.events.length = 0
    for (let count = 0; count < 200; count++) {
      page.say(new Uint8Array([count]))
      world.time.pass(5)
    }
    page.say(new Uint8Array(8193))
    world.time.pass(1_000)
    expect(other.events.length).toBeGreaterThan(7)
    expect(other.events.length).toBeLessThan(13)
    expect([...(other.events.at(-1)?.bytes ?? [])]).toEqual([199])
  })

  it('[PRES-4] of a stranger, of too many, of another text or in the session of another is not shown', () => {
    const { member, id, world, letIn } = inOneText('amina', 'bilal')
    const { presence, replica } = member('bilal').opened
    const other = watch(member('bilal'), id)
    const { device } = member('amina').replica.keys()
    const say = (from: DeviceId, session: number, document = id) =>
      presence.receive(from, { document, session: session.toString(16).padStart(32, '0'), bytes: new Uint8Array([session]) })
    say('a'.repeat(64) as DeviceId, 1)
    say(letIn('chen', ['editor']).replica.keys().device, 2)
    expect(other.events).toEqual([])
    for (let session = 3; session < 200; session++) say(device, session)
    expect(other.events).toHaveLength(64)
    say(replica.keys().device, 3)
    say(device, 3, 'f'.repeat(32) as DocumentId)
    world.time.pass(1_000)
    expect(other.events).toHaveLength(64)
  })

  it('[PRES-5] is neither said nor shown where that is off', () => {
    const { member, id, world } = inOneText('amina', 'bilal')
    const [amina, bilal] = [watch(member('amina'), id), watch(member('bilal'), id)]
    amina.say(AMINA_AT_3)
    bilal.say(AMINA_AT_3)
    world.time.pass(1_000)
    member('bilal').opened.presence.setOn(false)
    world.time.pass(60_000)
    bilal.say(new Uint8Array([7]))
    amina.say(new Uint8Array([8]))
    world.time.pass(1_000)
    expect([amina.shown(), bilal.shown()]).toEqual([[], []])
    member('bilal').opened.presence.setOn(true)
    world.time.pass(12_000)
    expect([amina.shown(), bilal.shown()]).toEqual([[[7]], [[8]]])
  })
})

describe('what a page gets', () => {
  it('[PRES-4] is the session, the computer and the person, then the bytes', () => {
    const event = { session: '1'.repeat(32), device: 'a'.repeat(64) as DeviceId, person: 'b'.repeat(32) as PersonId, bytes: AMINA_AT_3 }
    expect(decodePresence(encodePresence(event))).toEqual({ ok: true, value: event })
    expect(decodePresence(new Uint8Array(63)).ok).toBe(false)
  })
})

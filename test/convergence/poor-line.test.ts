/** A member on 32 kbit/s: what is missing is known before it comes, the person chooses, and what was wanted comes first. */
import { describe, expect, it } from 'vitest'
import { appendText, insertText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { attachmentDocument } from '../../shared/signing/attachment.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import { type Computer, linkOver } from '../support/computer.ts'
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts'

/** 32 kbit/s, and 0.6 s there and back. */
const POOR = { bytesPerSecond: 4_000, delayMs: 300 }
const GOOD = { bytesPerSecond: 1_000_000, delayMs: 20 }
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

const words = (random: SeededRandom, count: number): string =>
  Array.from({ length: count }, () => Array.from({ length: 2 + random.below(9) }, () => LETTERS[random.below(26)]).join('')).join(' ')
const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)

/** Amina wrote in so many positions, about `bytes` in each, in paragraphs; Bilal was let in before and has none of it. */
function written(positions: number, bytes: number) {
  const coalition = coalitionOf('amina', 'bilal')
  const random = createSeededRandom(5)
  const amina = coalition.member('amina')
  const ids = Array.from({ length: positions }, (_, index) => amina.positions.create({ title: `Position ${index + 1}` }).id)
  for (let round = 0; round < bytes / 5_000; round++) {
    for (const id of ids) {
      amina.positions.edit(id, (doc) => appendText(doc, words(random, 680), 'test'))
      amina.replica.documents.sealAll()
    }
  }
  const total = amina.replica.chains.all().reduce((sum, { chain, base }) => sum + amina.replica.store.weight(chain, base + 1).bytes, 0)
  return { ...coalition, amina, bilal: coalition.member('bilal'), ids, total }
}

const poorly = ({ world, member }: TestCoalition): (() => void) => linkOver(world, member('amina'), member('bilal'), POOR)
/** Cheap to ask every second; what it means for the text is asked at the end. */
const hasAll = (computer: Computer, author: Computer, id: DocumentId): boolean =>
  computer.replica.store.textEnds(id)[0]?.seq === author.replica.store.textEnds(id)[0]?.seq
const received = (computer: Computer): number => computer.sessions.traffic().received

/** Lets time pass until it is so, a second at a time; answers the seconds. */
function secondsUntil({ world }: TestCoalition, isSo: () => boolean, most = 3_600): number {
  for (let seconds = 0; seconds < most; seconds++) {
    if (isSo()) return seconds
    world.time.pass(1_000)
  }
  throw new Error('it was never so')
}

describe('a member on a poor line', { timeout: 240_000 }, () => {
  it('[BRING-2] is not asked about what comes within two minutes', () => {
    const coalition = written(4, 40_000)
    poorly(coalition)
    const { bilal, ids, amina } = coalition
    let hasAsked = false
    const came: number[] = []
    secondsUntil(coalition, () => {
      const state = bilal.opened.bringing.state()
      hasAsked ||= state.asks
      if (state.missingBytes > 0) came.push(state.cameBytes)
      return ids.every((id) => hasAll(bilal, amina, id))
    })
    expect(hasAsked).toBe(false)
    expect(came.at(-1)).toBeGreaterThan(coalition.total / 3)
    expect(came).toEqual([...came].sort((a, b) => a - b))
    expect(bilal.opened.bringing.state()).toMatchObject({ missingBytes: 0, cameBytes: 0 })
  })

  it('[BRING-1] [BRING-2] is asked about more than that, knows how much it is, and gets no more of it meanwhile', () => {
    const coalition = written(12, 75_000)
    const { bilal, total } = coalition
    poorly(coalition)
    const seconds = secondsUntil(coalition, () => bilal.opened.bringing.state().asks)
    const asked = bilal.opened.bringing.state()
    expect(seconds).toBeLessThan(30)
    expect(asked.missingBytes).toBeGreaterThan(total * 0.85)
    expect(asked.missingBytes).toBeLessThanOrEqual(total)
    const rate = asked.bytesPerSecond ?? 0
    expect(rate).toBeGreaterThan(POOR.bytesPerSecond / 2)
    coalition.world.time.pass(60_000)
    expect(bilal.opened.bringing.state()).toMatchObject({ asks: true, isCounting: false, texts: 12 })
    const before = received(bilal)
    coalition.world.time.pass(60_000)
    expect(received(bilal) - before).toBeLessThan(4_096)
    expect(bilal.replica.store.absentSums().length).toBe(12)
  })

  it('[BRING-3] has an open text long before the rest, and only that where it chose so', () => {
    const coalition = written(12, 75_000)
    const { bilal, amina, ids } = coalition
    const [, , , , , wanted] = ids as [DocumentId, DocumentId, DocumentId, DocumentId, DocumentId, DocumentId]
    bilal.opened.bringing.show(wanted)
    poorly(coalition)
    const asked = secondsUntil(coalition, () => bilal.opened.bringing.state().asks)
    bilal.opened.bringing.choose('open')
    const opened = asked + secondsUntil(coalition, () => hasAll(bilal, amina, wanted))
    expect(textOf(bilal, wanted)).toBe(textOf(amina, wanted))
    coalition.world.time.pass(120_000)
    expect(bilal.replica.store.absentSums().length).toBe(11)
    expect(bilal.opened.bringing.state()).toMatchObject({ choice: 'open', asks: false, openBytes: 0, texts: 11 })
    bilal.opened.bringing.choose('all')
    const rest = secondsUntil(coalition, () => bilal.replica.store.absentSums().length === 0)
    for (const id of ids) expect(textOf(bilal, id)).toBe(textOf(amina, id))
    console.log(`at 32 kbit/s: asked after ${asked} s, the open text after ${opened} s, the rest ${rest} s more`)
    expect(opened * 3).toBeLessThan(rest)
    expect(bilal.opened.bringing.state()).toMatchObject({ missingBytes: 0, cameBytes: 0, choice: undefined })
  })

  it('[BRING-4] gets the most wanted first of all that comes', () => {
    const coalition = written(8, 75_000)
    const { bilal, ids } = coalition
    poorly(coalition)
    secondsUntil(coalition, () => bilal.opened.bringing.state().asks)
    bilal.opened.bringing.choose('all')
    bilal.opened.bringing.show(ids[6] as DocumentId)
    const isHere = (id: DocumentId): boolean => bilal.replica.store.absentBodies(id).length === 0
    const whole: DocumentId[] = []
    secondsUntil(coalition, () => {
      if (!bilal.opened.bringing.state().isCounting) whole.push(...ids.filter((id) => isHere(id) && !whole.includes(id)))
      return whole.length === ids.length
    })
    expect(whole[0]).toBe(ids[6])
  })

  it('[BRING-5] stops and goes on: what came stays, over a cut and a restart too', () => {
    const coalition = written(12, 75_000)
    const { amina, ids, total, world, restart, member } = coalition
    const bilal = () => member('bilal')
    const bringing = () => bilal().opened.bringing
    let cut = poorly(coalition)
    let traffic = 0
    secondsUntil(coalition, () => bringing().state().asks)
    bringing().choose('all')
    secondsUntil(coalition, () => bringing().state().cameBytes > total / 4)
    bringing().choose('later')
    world.time.pass(20_000)
    const stopped = bringing().state()
    world.time.pass(60_000)
    expect(bringing().state()).toMatchObject({ missingBytes: stopped.missingBytes, choice: 'later', asks: false })
    // A new edit comes all the same.
    amina.positions.edit(ids[0] as DocumentId, (doc) => insertText(doc, 0, 0, 'Now: ', 'test'))
    world.time.pass(10_000)
    expect(bilal().replica.heads()).toEqual(amina.replica.heads())
    cut()
    world.time.pass(100)
    traffic += received(bilal())
    restart('bilal')
    cut = poorly(coalition)
    world.time.pass(30_000)
    expect(bringing().state().missingBytes).toBe(stopped.missingBytes)
    bringing().choose('all')
    secondsUntil(coalition, () => bringing().state().missingBytes < total / 4)
    cut()
    world.time.pass(100)
    poorly(coalition)
    secondsUntil(coalition, () => bringing().state().missingBytes === 0)
    for (const id of ids) expect(textOf(bilal(), id)).toBe(textOf(amina, id))
    traffic += received(bilal())
    // Letters at random are packed to about three fifths.
    expect(traffic).toBeLessThan(total)
  })
})

describe('a member on a good line', { timeout: 240_000 }, () => {
  it('[BRING-2] is never asked, and nothing is left out', () => {
    const coalition = written(12, 75_000)
    const { bilal, amina, ids, world, member } = coalition
    linkOver(world, member('amina'), member('bilal'), GOOD)
    secondsUntil(
      coalition,
      () => {
        expect(bilal.opened.bringing.state().asks).toBe(false)
        expect(bilal.replica.store.absentSums()).toEqual([])
        return ids.every((id) => hasAll(bilal, amina, id))
      },
      30,
    )
  })
})

describe('a scan beside a recorded answer', { timeout: 240_000 }, () => {
  it('[ATTACH-2] [BRING-3] comes by need over a poor line: its answer is there at once, its bytes when somebody wants to see it', () => {
    const coalition = written(1, 5_000)
    const { amina, bilal, ids } = coalition
    const [budget] = ids as [DocumentId]
    const { signing } = amina.opened
    const random = createSeededRandom(7)
    const file = Uint8Array.from({ length: 900_000 }, () => random.below(256))
    file.set(new TextEncoder().encode('%PDF-1.7'))
    const attachment = signing.attachments.keep('Letter.pdf', file)
    const { hash } = signing.closed.close(budget, '')
    signing.signOns.recordNamed(
      [{ name: 'Aarhus Centre', country: 'DK', hash, decision: 'endorsed', on: '2026-11-12', source: 'Letter', attachment }],
      new Map(),
    )
    poorly(coalition)
    secondsUntil(coalition, () => bilal.opened.bringing.state().asks)
    bilal.opened.bringing.choose('open')
    secondsUntil(coalition, () => bilal.opened.signing.signOns.all().length === 1)
    coalition.world.time.pass(120_000)
    const said = bilal.opened.signing.signOns.all()[0]?.attachment
    expect(said).toEqual(attachment)
    expect(bilal.opened.signing.attachments.read(attachment)).toBeUndefined()
    bilal.opened.bringing.show(attachmentDocument(attachment.hash))()
    const lacks = (): boolean => bilal.replica.store.absentBodies(attachmentDocument(attachment.hash)).length > 0
    expect(lacks()).toBe(true)
    secondsUntil(coalition, () => !lacks())
    expect(bilal.opened.signing.attachments.read(attachment)).toEqual(file)
  })
})

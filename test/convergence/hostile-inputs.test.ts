/** Five thousand changed inputs each on a link, in a session, at a hub and in a folder: no throw, nothing kept, the offender dropped with a reason. */
import { describe, expect, it } from 'vitest'
import { createHub, type HubConversation } from '../../electron/adapters/hub/hub.ts'
import { createMemoryLinkPair } from '../../electron/adapters/memory/memory-link.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { MAX_FRAME_BYTES } from '../../electron/core/ports/link.ts'
import { toHex, utf8 } from '../../shared/bytes/hex.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { encodeRun } from '../../shared/entry/run.ts'
import { type ExchangeMessage, encodeMessage } from '../../shared/exchange/messages.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { folderPost } from '../support/folder-post.ts'
import { openHostilePeer } from '../support/hostile-peer.ts'
import { mutate } from '../support/mutate.ts'
import { createSeededRandom } from '../support/seeded-random.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

const INPUTS = 5_000

/** Everything of a record that a hostile input could change. */
const recordOf = ({ replica }: Computer): string => JSON.stringify([replica.heads(), replica.store.registers(), replica.waiting()])

describe('five thousand changed inputs', { timeout: 240_000 }, () => {
  it('[SESS-5] on links: before, in and after the proof, each ends its link or changes nothing', () => {
    const { member, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const random = createSeededRandom(1)
    const clock = world.time.clock()
    const before = recordOf(amina)
    const reasons = new Set<string>()
    for (let tried = 0; tried < INPUTS; ) {
      const changeFrom = random.below(12)
      let count = 0
      const [theirs, ours] = createMemoryLinkPair({
        schedule: (work) => void clock.after(1, work),
        fate: (frame) => {
          if (count++ < changeFrom) return 'deliver'
          const changed = mutate(random, frame).slice(0, MAX_FRAME_BYTES)
          frame.fill(0)
          frame.set(changed.subarray(0, frame.length))
          tried++
          return 'deliver'
        },
      })
      const close = (reason: string): void => {
        reasons.add(reason)
        theirs.close(reason)
      }
      amina.sessions.accept({ ...theirs, close })
      bilal.sessions.accept(ours)
      world.time.pass(40_000)
      tried++
    }
    expect(recordOf(amina)).toBe(before)
    expect(amina.sessions.count()).toBe(0)
    expect([...reasons].every((reason) => reason.length > 3)).toBe(true)
    expect(reasons.size).toBeGreaterThan(3)
  })

  it('[EXCH-5] [EXCH-6] in sessions, from a member’s changed program: the record stays what it was', () => {
    const { member, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const random = createSeededRandom(2)
    const keys = bilal.replica.keys()
    const before = recordOf(amina)
    const templates = messagesOf(bilal, random)
    let peer = openHostilePeer(world, amina, keys)
    let drops = 0
    world.time.pass(100)
    for (let count = 0; count < INPUTS; count++) {
      peer.sayBytes(mutate(random, random.pick(templates)))
      world.time.pass(5)
      if (peer.ended() === undefined) continue
      drops++
      expect(peer.ended()?.length).toBeGreaterThan(3)
      peer = openHostilePeer(world, amina, keys)
      world.time.pass(100)
    }
    expect(drops).toBeGreaterThan(100)
    expect(recordOf(amina)).toBe(before)
    expect(amina.replica.store.check()).toEqual([])
    expect(amina.replica.store.values('').length).toBeLessThan(700)
  })

  it('[HUB-1] at a hub, from another: it goes on for everybody else', () => {
    const time = createVirtualTime()
    const random = createSeededRandom(3)
    const hub = createHub({ clock: time.clock(), random, log: createSilentLog() })
    const heard: string[] = []
    hub.join('a topic', { message: (data) => heard.push(data), met: () => undefined })
    const hex = (): string => toHex(random.bytes(32))
    const templates = [{ nonce: hex() }, { topics: [hex(), hex()] }, { topic: hex(), data: 'here I am' }].map((one) =>
      utf8(JSON.stringify(one)),
    )
    let drops = 0
    const meet = (): HubConversation => hub.meet({ send: () => undefined, close: () => drops++ }, false)
    let conversation = meet()
    for (let count = 0; count < INPUTS; count++) {
      const dropped = drops
      conversation.hear(fromUtf8Loosely(mutate(random, random.pick(templates))))
      if (drops > dropped) conversation = meet()
      time.pass(25)
    }
    expect(heard).toEqual([])
    expect(drops).toBeGreaterThan(1_000)
    expect(hub.remotes()).toBe(1)
  })

  it('[FOLDER-2] in a folder: nothing is taken, nothing is touched, and a true file beside them is', async () => {
    const { member, world, founder } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { folder, look, forget } = folderPost(world)
    const { id } = founder.positions.create({ title: 'By folder' })
    amina.positions.edit(id, (doc) => appendText(doc, 'True words.', 'test'))
    await look(amina)
    const [[name, whole]] = [...folder.files] as [[string, { bytes: Uint8Array; changedAt: number }]]
    const random = createSeededRandom(4)
    folder.files.clear()
    for (let count = 0; count < INPUTS / 10; count++) {
      for (let copy = 0; copy < 10; copy++) {
        const bytes = mutate(random, whole.bytes)
        if (toHex(bytes) !== toHex(whole.bytes)) folder.files.set(`${copy}.age`, { bytes, changedAt: count })
      }
      expect(await look(bilal)).toMatchObject({ taken: 0 })
    }
    expect(bilal.positions.list().map((position) => position.id)).not.toContain(id)
    const strange = [...folder.files].filter(([one]) => /^\d\.age$/.test(one)).map(([, { bytes }]) => toHex(bytes))
    folder.files.set(name, whole)
    forget('bilal')
    expect(await look(bilal)).toMatchObject({ taken: 1 })
    expect(bilal.positions.read(id, plainText)).toBe('True words.')
    expect([...folder.files].filter(([one]) => /^\d\.age$/.test(one)).map(([, { bytes }]) => toHex(bytes))).toEqual(strange)
  })
})

/** One true message of each kind that a member says. */
function messagesOf({ replica, coalition, opened }: Computer, random: ReturnType<typeof createSeededRandom>): readonly Uint8Array[] {
  const heads = replica.heads()
  const [chain] = replica.chains.ofDevice(replica.keys().device)
  const digest = (): string => toHex(random.bytes(32))
  const own = chain ? replica.store.entries(chain.chain, 1, 8) : []
  const messages: readonly ExchangeMessage[] = [
    { type: 'state', heads: digest(), cards: digest(), yours: heads.slice(0, 1), statements: digest() },
    {
      type: 'state',
      heads: digest(),
      cards: digest(),
      yours: [],
      statements: digest(),
      bodies: { form: 'headers', absentEntries: 9, absentBytes: 900 },
    },
    { type: 'sizes', entries: 9, bytes: 1_000_000_000 },
    { type: 'bodies-wanted', wanted: heads.map((through) => ({ through, seqs: [1, through.seq] })) },
    { type: 'bodies', bodies: [random.bytes(90), random.bytes(9)] },
    { type: 'vector', heads },
    { type: 'points', heads },
    { type: 'statements', heads },
    { type: 'texts', frontier: digest(), texts: digest() },
    { type: 'texts-held', held: digest(), frontier: digest(), texts: digest() },
    ...(own.length > 0 ? [{ type: 'run' as const, run: encodeRun(own) }] : []),
    ...coalition.cards.all().map((card) => ({ type: 'card' as const, card })),
    ...opened.statements.newerThan([]).map((statement) => ({ type: 'statement' as const, statement })),
  ]
  return messages.map(encodeMessage)
}

/** Bytes as text, whatever they are. */
function fromUtf8Loosely(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}

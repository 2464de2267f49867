/** Thirty members with three links each: everybody gets everything, nobody is asked to carry more than a few times what there is. */
import { describe, expect, it } from 'vitest'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { digestOfHeads } from '../../shared/exchange/heads-digest.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'

const LINKS_EACH = 3

/** Members in a ring, and each linked once more with somebody across it. */
function linkedAcross(count: number): {
  readonly coalition: TestCoalition
  readonly names: readonly string[]
  readonly cuts: (() => void)[]
} {
  const coalition = coalitionOf('member 0')
  const names = Array.from({ length: count }, (_, index) => `member ${index}`)
  for (const name of names.slice(1)) coalition.letIn(name, ['editor'])
  const pairs = names.flatMap((name, index) => {
    const next = [name, names[(index + 1) % count] as string]
    const across = index < count / 2 ? [[name, names[index + Math.floor(count / 2)] as string]] : []
    return [next, ...across]
  })
  return { coalition, names, cuts: pairs.map(([a, b]) => coalition.link(a as string, b as string)) }
}

/** What one edit by everybody costs: bytes sent per member, links and beats included. */
function season(count: number): { readonly bytesPerMember: number; readonly entries: number } {
  const { coalition, names } = linkedAcross(count)
  const { world, member } = coalition
  world.time.pass(120_000)
  const { id } = member('member 0').positions.create({ title: 'Everybody writes' })
  world.time.pass(30_000)
  const bytes = (): number =>
    names.reduce(
      (sum, name) =>
        sum +
        member(name)
          .sessions.peers()
          .reduce((all, peer) => all + peer.bytesSent, 0),
      0,
    )
  const before = bytes()
  for (const name of names) {
    member(name).positions.edit(id, (doc) => appendText(doc, `Words of ${name}.`, 'test'))
    world.time.pass(500)
  }
  // Words take a second or two; who has them goes on by comparisons every 15 s, hop by hop.
  world.time.pass(240_000)
  const digests = new Set(names.map((name) => digestOfHeads(member(name).replica.heads())))
  expect(digests.size).toBe(1)
  const texts = new Set(names.map((name) => member(name).positions.read(id, plainText)))
  expect(texts.size).toBe(1)
  for (const name of names) expect([...texts][0]).toContain(`Words of ${name}.`)
  for (const name of names) {
    expect(member(name).sessions.peers()).toHaveLength(LINKS_EACH)
    expect(member(name).delivery.of(id)).toMatchObject({ have: count, of: count })
  }
  return { bytesPerMember: (bytes() - before) / count, entries: member('member 0').replica.store.sizes()['entry'] ?? 0 }
}

describe('many members', { timeout: 240_000 }, () => {
  it('[EXCH-4] [DELIV-4] thirty with three links each have everything and know that all have, at a cost per member and edit that stays', () => {
    const few = season(10)
    const many = season(30)
    const perEdit = { few: few.bytesPerMember / 10, many: many.bytesPerMember / 30 }
    console.log(`bytes sent per member and edit: ${Math.round(perEdit.few)} among 10, ${Math.round(perEdit.many)} among 30`)
    // Statements name every log: they grow with the members, everything else does not.
    expect(perEdit.many).toBeLessThan(perEdit.few * 3)
  })
})

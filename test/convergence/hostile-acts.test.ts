/** Acts that a member with a changed program signs: they change nothing that is not theirs to change, and stop nobody. */
import { describe, expect, it } from 'vitest'
import { toHex } from '../../shared/bytes/hex.ts'
import type { ClosedHash } from '../../shared/signing/closed-text.ts'
import { encodeOutcome } from '../../shared/signing/outcome.ts'
import { editionBytes } from '../../shared/submission/edition.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import { forgeAct } from '../support/forged-run.ts'
import { signedCoalition } from '../support/submission-of.ts'

const act = (at: number, id: string, fields: string, kind = 'position'): string =>
  `{"t":"set","at":${at},"changes":[{"kind":"${kind}","id":"${id}","fields":${fields}}]}`

function withPosition() {
  const coalition = coalitionOf('amina', 'bilal')
  const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
  const { id } = amina.positions.create({ title: 'Ours' })
  coalition.meet()
  return { coalition, amina, bilal, id }
}

describe('an act by a member', () => {
  it('[META-2] nested so deep that reading it runs out of stack changes nothing, and its log goes on', () => {
    const { amina, bilal, id } = withPosition()
    const deep = `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(amina.replica.receive([forgeAct(bilal, act(20, id, deep))])).toMatchObject([{ added: 1, refused: undefined }])
    expect(amina.replica.waiting()).toBe(0)
    expect(amina.positions.find(id).title).toBe('Ours')
  })

  it('[META-2] with the highest time there is does not keep everybody else from setting anything', () => {
    const { amina, bilal, id } = withPosition()
    amina.replica.receive([forgeAct(bilal, act(2 ** 48, id, '{"title":"For ever"}'))])
    expect(amina.positions.find(id).title).toBe('Ours')
    expect(amina.positions.update(id, { title: 'Ours still' }).title).toBe('Ours still')
    amina.replica.rebuild()
    expect(amina.positions.find(id).title).toBe('Ours still')
  })

  it('[META-2] with such a time sets nothing after other entries began to count either', () => {
    const { coalition, amina, bilal, id } = withPosition()
    bilal.positions.update(id, { ask: 'Not by right' })
    coalition.meet()
    amina.replica.receive([forgeAct(bilal, act(2 ** 48, id, '{"title":"For ever"}'))])
    amina.replica.actMembership({ t: 'set-aside', device: bilal.replica.keys().device, from: 1, to: 1 })
    expect(amina.positions.find(id)).toMatchObject({ title: 'Ours', ask: '' })
  })

  it('[META-3] sets no field of a coordinator by naming another kind of record', () => {
    const { amina, bilal, id } = withPosition()
    amina.replica.receive([forgeAct(bilal, act(5, id, '{"number":77,"onlyLeadWriters":true}', 'something'))])
    expect(amina.positions.find(id)).toMatchObject({ number: 1, onlyLeadWriters: false })
    expect(amina.positions.access(id).mayWrite).toBe(true)
    amina.replica.rebuild()
    expect(amina.positions.find(id).number).toBe(1)
  })

  it('[META-3] sets no register of a record by naming another kind of it', () => {
    const { amina, bilal, id } = withPosition()
    amina.replica.receive([forgeAct(bilal, act(5, id, '{"aaa":"first of all fields"}', 'something'))])
    amina.positions.update(id, { ask: 'Anew' })
    expect(amina.positions.list()).toMatchObject([{ id, title: 'Ours', ask: 'Anew' }])
  })

  it('[CLOSE-4] that says under another id what a closed text is closes nothing, and nonsense there stops nobody', () => {
    const { amina, bilal, id } = withPosition()
    const closed = { position: id, hash: 'f'.repeat(64), clock: 1, note: '', behind: [] }
    const change = (name: string, value: unknown) => ({ kind: 'closed', id: name, fields: { closed: value } })
    amina.replica.receive([forgeAct(bilal, JSON.stringify({ t: 'set', at: 5, changes: [change('aa', closed), change('bb', 'nonsense')] }))])
    expect(amina.opened.signing.closed.list(id)).toEqual([])
    expect(() => amina.opened.signing.closed.find('f'.repeat(64))).toThrow(/no closed text/)
  })

  it('[AGREE-3] that says under another id how the coalition stood freezes nothing', () => {
    const { amina, bilal, id } = withPosition()
    const rule = { needs: { count: 1 }, silenceCounts: false, recordedCounts: false }
    const outcome = encodeOutcome({ position: id, text: 'a'.repeat(64) as ClosedHash, rule, answers: [], words: 'Settled', clock: 1 })
    amina.replica.receive([forgeAct(bilal, act(5, 'aa', JSON.stringify({ outcome }), 'outcome'))])
    expect(amina.opened.signing.agreement.outcomes()).toEqual([])
  })

  it('[SUB-2] that says under another id what an edition is makes none, and nonsense there stops nobody', async () => {
    const { build, member, world } = signedCoalition()
    const [amina, bilal] = [member('amina'), member('bilal')]
    await build('amina')
    const [made] = amina.opened.editions.list()
    const content = made?.canonical ?? ''
    const { seed } = bilal.replica.keys()
    const signature = toHex(world.crypto.sign(seed, editionBytes(content)))
    const change = (name: string, edition: unknown) => ({ kind: 'edition', id: name, fields: { edition } })
    const changes = [change('aa', { content, signature }), change('bb', { content, signature: 'none' }), change('cc', 5)]
    amina.replica.receive([forgeAct(bilal, JSON.stringify({ t: 'set', at: 5, changes }))])
    expect(amina.replica.records.list('edition')).toHaveLength(1)
    expect(amina.opened.editions.list()).toEqual([made])
  })

  it('[META-3] that takes a field along to another kind takes it out of the list of the first', () => {
    const { amina, bilal } = withPosition()
    const id = 'ab'.repeat(16)
    amina.replica.actRecords([{ kind: 'milestone', id, fields: { title: 'Ours' } }])
    expect(amina.replica.records.list('milestone')).toHaveLength(1)
    amina.replica.receive([forgeAct(bilal, act(5, id, '{"title":"Theirs"}', 'something'))])
    expect(amina.replica.records.list('milestone')).toEqual([])
    amina.replica.rebuild()
    expect(amina.replica.records.list('milestone')).toEqual([])
  })

  it('[META-1] that puts nonsense into a plan leaves the other commitments readable', () => {
    const { amina, bilal } = withPosition()
    amina.plans.take(amina.plans.previewText('1. Publish the budget'))
    const [commitment] = amina.plans.commitments()
    const nonsense = '{"leadAgencies":5,"stated":"no","other":[1],"values":7,"completion":{},"title":null,"order":"x"}'
    amina.replica.receive([forgeAct(bilal, act(5, 'ab'.repeat(16), nonsense, 'commitment'))])
    expect(amina.plans.commitments().find(({ id }) => id === commitment?.id)).toEqual(commitment)
    expect(amina.plans.commitments().find(({ id }) => id !== commitment?.id)).toMatchObject({
      leadAgencies: [],
      stated: {},
      other: {},
      values: [],
    })
  })
})

describe("a computer's own act", () => {
  it('[LOG-8] that is larger than others take is refused before it is written', () => {
    const { coalition, amina, bilal } = withPosition()
    const table = new TextEncoder().encode(`commitment_id,title,description\nUS1,Budget,${'x'.repeat(300_000)}\n`)
    expect(() => amina.plans.take(amina.plans.previewTable(table, {}))).toThrow(/too large/)
    const { id } = amina.positions.create({ title: 'After it' })
    coalition.meet()
    expect(bilal.positions.find(id).title).toBe('After it')
  })
})

/** Silence, rules of agreement and frozen outcomes of whole coalitions. */
import { describe, expect, it } from 'vitest'
import { appendText } from '../../shared/document/edit.ts'
import type { DocumentId, OrganisationId } from '../../shared/ids.ts'
import { outcomeRecordId } from '../../shared/signing/outcome.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'

const MANDATE = { body: 'Board', on: '2026-11-10' }
const DAY_MS = 24 * 3_600_000
const signingOf = ({ opened }: Computer) => opened.signing
const organisationOf = ({ replica }: Computer): OrganisationId =>
  replica.membership().devices.get(replica.keys().device)?.organisation as OrganisationId

/** Amina coordinates; the others write and sign, each for an organisation of its own. */
function signatories(...names: readonly string[]): TestCoalition {
  const coalition = coalitionOf('amina')
  for (const name of names) coalition.letIn(name, ['editor', 'signatory'])
  coalition.meet()
  return coalition
}

function paper(computer: Computer, title: string, words: string): DocumentId {
  const { id } = computer.positions.create({ title })
  computer.positions.edit(id, (doc) => appendText(doc, words, 'test'))
  return id
}

const cellOf = (computer: Computer, of: Computer) =>
  signingOf(computer)
    .matrix()
    .rows.find(({ id }) => id === organisationOf(of))?.cells[0]

describe('silence', () => {
  it('[SIGN-4] is announced and counted to those alone who have the text, also where they signed an earlier one', () => {
    const { member, meet, link, world } = signatories('bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(member) as [Computer, Computer, Computer]
    const now = (): number => world.time.clock().now()
    const id = paper(amina, 'Budget', 'Monthly.')
    const first = signingOf(amina).closed.close(id, '')
    meet()
    for (const computer of [amina, bilal, chen])
      signingOf(computer).signOns.sign([{ hash: first.hash, decision: 'endorsed' }], MANDATE, 'en')
    meet()
    signingOf(amina).closed.move(id, 'drafting')
    amina.positions.edit(id, (doc) => appendText(doc, 'And weekly.', 'test'))
    const second = signingOf(amina).closed.close(id, '')
    const cut = link('amina', 'bilal')
    world.time.pass(60_000)
    cut()
    expect([amina, bilal, chen].map((of) => [cellOf(amina, of)?.state, cellOf(amina, of)?.isReached])).toEqual([
      ['earlier', true],
      ['earlier', true],
      ['earlier', false],
    ])
    expect(signingOf(amina).announceSilence([second], now() + DAY_MS, 'Africa/Nairobi')).toEqual({
      organisations: 2,
      notReached: [organisationOf(chen)],
    })
    expect(cellOf(amina, bilal)?.silence).toEqual({ announced: now(), until: now() + DAY_MS, zone: 'Africa/Nairobi', taken: null })
    expect(cellOf(amina, chen)?.silence).toBeUndefined()
    world.time.pass(DAY_MS)
    expect(signingOf(amina).countSilence([second])).toEqual({ organisations: 2, notReached: [organisationOf(chen)] })
    meet()
    for (const computer of [amina, bilal, chen]) {
      expect([bilal, chen].map((of) => cellOf(computer, of)?.state)).toEqual(['silence', 'earlier'])
    }
  })
})

describe('a rule of agreement', () => {
  it('[AGREE-2] asks whoever is invited until the invitation expires, and no longer', () => {
    const { member, world } = signatories('bilal')
    const amina = member('amina')
    signingOf(amina).closed.close(paper(amina, 'Budget', 'Monthly.'), '')
    amina.opened.coalition.invite('Farmers', ['editor'], 48)
    const needed = () =>
      signingOf(amina)
        .agreement.texts()
        .map((text) => text.needed)
    expect([signingOf(amina).matrix().rows.length, ...needed()]).toEqual([3, 2])
    world.time.pass(49 * 3_600_000)
    expect([signingOf(amina).matrix().rows.length, ...needed()]).toEqual([2, 2])
  })

  it('[AGREE-1] is the coalition’s once a coordinator stated it, and nobody else’s to state', () => {
    const { member, meet } = signatories('bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { agreement } = signingOf(bilal)
    expect([agreement.rule(), agreement.isStated()]).toEqual([
      { needs: { share: 2 / 3 }, silenceCounts: false, recordedCounts: false },
      false,
    ])
    const rule = { needs: { count: 2 }, silenceCounts: true, recordedCounts: false }
    expect(() => agreement.state(rule)).toThrow(/Only a coordinator/)
    bilal.replica.actRecords([{ kind: 'agreement', id: 'agreement', fields: { rule } }])
    meet()
    expect(signingOf(amina).agreement.isStated()).toBe(false)
    signingOf(amina).agreement.state(rule)
    meet()
    expect([agreement.rule(), agreement.isStated()]).toEqual([rule, true])
    amina.replica.actRecords([{ kind: 'agreement', id: 'agreement', fields: { rule: { needs: { share: 7 } } } }])
    expect(signingOf(amina).agreement.isStated()).toBe(false)
  })

  it('[AGREE-2] names whom it was not heard from while that could still decide', () => {
    const { member, meet, link, world } = signatories('bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(member) as [Computer, Computer, Computer]
    const id = paper(amina, 'Budget', 'Monthly.')
    const { hash } = signingOf(amina).closed.close(id, '')
    signingOf(amina).signOns.sign([{ hash, decision: 'endorsed' }], MANDATE, 'en')
    signingOf(amina).agreement.state({ needs: { share: 1 }, silenceCounts: false, recordedCounts: false })
    const cut = link('amina', 'bilal')
    world.time.pass(60_000)
    cut()
    const agreed = () => signingOf(amina).agreement.texts()[0]
    expect(agreed()).toMatchObject({ agreement: 'not-met', yes: 1, needed: 3, notHeard: [organisationOf(chen)] })
    signingOf(amina).agreement.state({ needs: { count: 2 }, silenceCounts: false, recordedCounts: false })
    expect(agreed()).toMatchObject({ agreement: 'undetermined', notHeard: [organisationOf(chen)] })
    meet()
    expect(agreed()).toMatchObject({ agreement: 'not-met', notHeard: [] })
    signingOf(bilal).signOns.sign([{ hash, decision: 'endorsed' }], MANDATE, 'en')
    meet()
    expect(agreed()).toMatchObject({ agreement: 'met', yes: 2 })
  })
})

describe('a frozen outcome', () => {
  it('[AGREE-3] stays with its inputs and words, whatever is answered or written after', () => {
    const { member, meet } = signatories('bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(member) as [Computer, Computer, Computer]
    const id = paper(amina, 'Budget', 'Monthly.')
    const closed = signingOf(amina).closed.close(id, '')
    meet()
    for (const computer of [amina, bilal]) signingOf(computer).signOns.sign([{ hash: closed.hash, decision: 'endorsed' }], MANDATE, 'en')
    meet()
    expect(() => signingOf(bilal).agreement.freeze(closed, 'Agreed.')).toThrow(/Only a coordinator/)
    expect(() => signingOf(amina).agreement.freeze(closed, '  ')).toThrow(/words/)
    const frozen = signingOf(amina).agreement.freeze(closed, ' Agreed by two of three. ')
    meet()
    signingOf(chen).signOns.sign([{ hash: closed.hash, decision: 'declined' }], MANDATE, 'en')
    signingOf(bilal).signOns.sign([{ hash: closed.hash, decision: 'withdrawn' }], MANDATE, 'en')
    meet()
    amina.replica.actRecords([{ kind: 'outcome', id: frozen.id, fields: { outcome: '{}' } }])
    meet()
    for (const computer of [amina, bilal, chen]) {
      expect(signingOf(computer).agreement.outcomes()).toEqual([
        expect.objectContaining({
          id: frozen.id,
          text: closed.hash,
          words: 'Agreed by two of three.',
          agreement: 'met',
          yes: 2,
          needed: 2,
          rule: { needs: { share: 2 / 3 }, silenceCounts: false, recordedCounts: false },
          counts: { asked: 3, signed: 2, silent: 0, recordedYes: 0, otherwise: 0, owing: 1, unheard: 0 },
        }),
      ])
    }
  })

  it('[AGREE-3] is none where its result does not follow from its answers, where its author does not coordinate, or under another name', () => {
    const { member, meet } = signatories('bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const id = paper(amina, 'Budget', 'Monthly.')
    const closed = signingOf(amina).closed.close(id, '')
    const frozen = signingOf(amina).agreement.freeze(closed, 'Not agreed yet.')
    const { content } = frozen
    const lies = [
      content.replace('"agreement":"not-met"', '"agreement":"met"'),
      content.replace('"yes":0', '"yes":1'),
      content.replace('"needed":2', '"needed":0'),
    ]
    for (const lie of lies) {
      expect(lie).not.toBe(content)
      amina.replica.actRecords([{ kind: 'outcome', id: outcomeRecordId(lie), fields: { outcome: lie } }])
    }
    const own = content.replace('Not agreed yet.', 'Agreed.')
    bilal.replica.actRecords([{ kind: 'outcome', id: outcomeRecordId(own), fields: { outcome: own } }])
    for (const { replica } of [amina, bilal])
      for (const outcome of [own, 'junk', 5]) replica.actRecords([{ kind: 'outcome', id: 'anything', fields: { outcome } }])
    const kept = { kind: 'outcome', field: 'outcome', lamport: 1, device: amina.replica.keys().device, seq: 1 }
    amina.replica.store.setRegister({ ...kept, record: 'from before', value: JSON.stringify(own) })
    meet()
    for (const computer of [amina, bilal])
      expect(
        signingOf(computer)
          .agreement.outcomes()
          .map((one) => one.id),
      ).toEqual([frozen.id])
  })
})

/** Closed texts and sign-ons of whole coalitions: the same on every replica, whatever order things arrive in. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { DocumentId, OrganisationId } from '../../shared/ids.ts'
import { answerRecordId } from '../../shared/record/field-rights.ts'
import type { ClosedHash } from '../../shared/signing/closed-text.ts'
import type { CellState } from '../../shared/signing/terms.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { createSeededRandom } from '../support/seeded-random.ts'

const MANDATE = { body: 'Board', on: '2026-11-10' }
const organisationOf = ({ replica }: Computer): OrganisationId =>
  replica.membership().devices.get(replica.keys().device)?.organisation as OrganisationId
const signingOf = ({ opened }: Computer) => opened.signing

/** Amina coordinates; the others write and sign, each for an organisation of its own. */
function signatories(...names: readonly string[]): TestCoalition {
  const coalition = coalitionOf('amina')
  for (const name of names) coalition.letIn(name, ['editor', 'signatory'])
  coalition.meet()
  return coalition
}

function paper(computer: Computer, title: string, words: string): DocumentId {
  const { id } = computer.positions.create({ title })
  write(computer, id, words)
  return id
}

const write = (computer: Computer, id: DocumentId, words: string): void =>
  computer.positions.edit(id, (doc) => appendText(doc, words, 'test'))

/** The matrix as one value, the same on every replica that knows the same; what depends on who heard from whom is left out. */
function said(computer: Computer): string {
  const { positions, rows } = signingOf(computer).matrix()
  const cells = rows.map(({ id, cells }) => [
    id,
    cells.map(({ state, textNumber, answer }) => [isUnanswered(state) ? '-' : state, textNumber, answer]),
  ])
  return JSON.stringify([positions.map(({ position, text }) => [position.id, text?.hash]), cells.sort()])
}

const isUnanswered = (state: CellState): boolean => state === 'owes' || state === 'not-reached'

const stateOf = (computer: Computer, of: Computer, position: DocumentId): CellState | undefined => {
  const { positions, rows } = signingOf(computer).matrix()
  const column = positions.findIndex((one) => one.position.id === position)
  return rows.find(({ id }) => id === organisationOf(of))?.cells[column]?.state
}

describe('closing a text', () => {
  it('[CLOSE-5] lets nobody write until it is opened again, keeps what came late, and never changes what was closed', () => {
    const { member, meet, link, world } = signatories('bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    const id = paper(amina, 'Budget', 'We ask for monthly data.')
    meet()
    write(chen, id, 'Written on a train.')
    const closed = signingOf(amina).closed.close(id, 'After the last round')
    link('amina', 'bilal')
    world.time.pass(60_000)
    expect(bilal.positions.access(id)).toMatchObject({ mayWrite: false, why: 'closed' })
    expect(() => write(bilal, id, 'One more thing.')).toThrow(/closed/)
    meet()
    for (const computer of [amina, bilal, chen]) {
      const { closed: texts } = signingOf(computer)
      expect(texts.list(id).map(({ hash, number, note }) => [hash, number, note])).toEqual([[closed.hash, 1, 'After the last round']])
      expect(JSON.stringify(texts.read(texts.find(closed.code)).content)).not.toContain('train')
      expect(texts.late(computer.positions.find(id))).toEqual([
        { device: chen.replica.keys().device, person: expect.any(String), entries: 1 },
      ])
      expect(computer.positions.read(id, plainText)).toContain('train')
    }
    signingOf(amina).closed.move(id, 'drafting')
    meet()
    write(bilal, id, 'One more thing.')
    expect(signingOf(bilal).closed.late(bilal.positions.find(id))).toEqual([])
  })

  it('[CLOSE-4] is a coordinator’s, whatever a changed program says', () => {
    const { member, meet } = signatories('bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const id = paper(amina, 'Budget', 'We ask for monthly data.')
    meet()
    expect(() => signingOf(bilal).closed.close(id, '')).toThrow(/Only a coordinator/)
    const { closed } = signingOf(amina)
    const text = closed.read(closed.close(id, ''))
    bilal.replica.actClosing({ clock: 1, position: id, note: '', text: { ...text, title: 'Another' } }, [])
    const forged = { position: id, hash: 'f'.repeat(64), clock: 1, note: '', behind: [] }
    bilal.replica.actRecords([{ kind: 'closed', id: `${id}.${'f'.repeat(32)}`, fields: { closed: forged } }])
    meet()
    for (const computer of [amina, bilal]) expect(signingOf(computer).closed.list(id)).toHaveLength(1)
  })

  it('[CLOSE-4] is not made by an act, whatever record it names, and junk among them stops nobody from signing', () => {
    const { member, meet } = signatories('bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const id = paper(amina, 'Budget', 'We ask for monthly data.')
    const { hash } = signingOf(amina).closed.close(id, '')
    meet()
    const forged = { position: id, hash: 'f'.repeat(64), clock: 1, note: '', behind: [] }
    for (const computer of [amina, bilal]) {
      for (const closed of [forged, 'junk']) {
        for (const record of ['anything', `sending.${'f'.repeat(32)}.${'f'.repeat(16)}`])
          computer.replica.actRecords([{ kind: 'closed', id: record, fields: { closed } }])
      }
    }
    meet()
    for (const { replica } of [amina, bilal])
      expect(replica.records.list('closed').map(({ id: record }) => record)).toEqual([`${id}.${hash.slice(0, 32)}`])
    signingOf(bilal).signOns.sign([{ hash, decision: 'endorsed' }], MANDATE, 'en')
    meet()
    expect(stateOf(amina, bilal, id)).toBe('signed')
  })

  it('[CLOSE-4] is none where its record is not named after it, also where one is kept from before that was asked', () => {
    const { member } = signatories()
    const amina = member('amina')
    const id = paper(amina, 'Budget', 'We ask for monthly data.')
    const { hash } = signingOf(amina).closed.close(id, '')
    const forged = { position: id, hash: 'f'.repeat(64), clock: 1, note: '', behind: [] }
    const before = { kind: 'closed', field: 'closed', lamport: 1000, device: amina.replica.keys().device, seq: 1 }
    for (const [record, closed] of [
      ['anything', forged],
      ['something', 'junk'],
    ])
      amina.replica.store.setRegister({ ...before, record: String(record), value: JSON.stringify(closed) })
    expect(
      signingOf(amina)
        .closed.list(id)
        .map((one) => one.hash),
    ).toEqual([hash])
  })

  it('[CLOSE-3] closes the words as they are now, also where a program put an element named like a run among them', () => {
    const { member } = signatories()
    const amina = member('amina')
    const id = paper(amina, 'Budget', 'The first text.')
    const first = signingOf(amina).closed.close(id, '')
    signingOf(amina).closed.move(id, 'drafting')
    write(amina, id, 'The second text.')
    amina.positions.edit(id, (doc) => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('text')]))
    const second = signingOf(amina).closed.close(id, '')
    expect(second.hash).not.toBe(first.hash)
    expect(signingOf(amina).closed.inForce(amina.positions.find(id))).toEqual(second)
    expect(JSON.stringify(signingOf(amina).closed.read(second).content)).toContain('The second text.')
  })

  it('[CLOSE-3] refuses what nobody could read back, says why, and leaves the stage where it is', () => {
    const { member } = signatories()
    const amina = member('amina')
    const id = paper(amina, 'Budget', 'The first text.')
    const first = signingOf(amina).closed.close(id, '')
    signingOf(amina).closed.move(id, 'drafting')
    for (const [fields, why] of [
      [{ title: 'T'.repeat(1_025) }, /title is too long/],
      [{ title: 'Budget', ask: 'A'.repeat(16_385) }, /ask is too long/],
    ] as const) {
      amina.replica.actRecords([{ kind: 'position', id, fields }])
      expect(() => signingOf(amina).closed.close(id, '')).toThrow(why)
      expect(amina.positions.find(id).stage).toBe('drafting')
      expect(signingOf(amina).closed.list(id)).toEqual([first])
    }
    amina.replica.actRecords([{ kind: 'position', id, fields: { ask: 'A'.repeat(16_384), title: 'T'.repeat(1_024) } }])
    expect(signingOf(amina).closed.close(id, '').number).toBe(2)
  })

  it('[CLOSE-6] waits for what members cannot sign without, and for words', () => {
    const { member, meet } = signatories('bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const empty = amina.positions.create({ title: 'Nothing yet' }).id
    expect(() => signingOf(amina).closed.close(empty, '')).toThrow(/no words/)
    const id = paper(amina, 'Budget', 'We ask for monthly data.')
    meet()
    const remark = bilal.remarks.add({ position: id, kind: 'red-line', text: 'Not without a date', quote: '', from: 'AA', to: 'AA' })
    meet()
    expect(() => signingOf(amina).closed.close(id, '')).toThrow(/Settle/)
    amina.remarks.settle(remark.id, 'A date is in')
    expect(signingOf(amina).closed.close(id, '').number).toBe(1)
  })
})

describe('a sign-on', () => {
  it('[SIGN-2] counts from the organisation’s own signatories only', () => {
    const coalition = signatories('bilal', 'chen')
    coalition.letIn('dina', ['editor'])
    coalition.meet()
    const [amina, bilal, chen, dina] = ['amina', 'bilal', 'chen', 'dina'].map(coalition.member) as [Computer, Computer, Computer, Computer]
    const id = paper(amina, 'Budget', 'We ask for monthly data.')
    const { hash } = signingOf(amina).closed.close(id, '')
    coalition.meet()
    expect(() => signingOf(dina).signOns.sign([{ hash, decision: 'endorsed' }], MANDATE, 'en')).toThrow(/may sign/)
    const answer = { text: hash, decision: 'endorsed', reservation: '', until: null, mandate: MANDATE, language: 'en', clock: 1 }
    const forge = (by: Computer, organisation: OrganisationId, field: string): void =>
      by.replica.actRecords([{ kind: 'answer', id: answerRecordId(organisation, id, hash), fields: { [field]: answer } }])
    forge(dina, organisationOf(dina), 'answer')
    forge(chen, organisationOf(bilal), 'answer')
    forge(amina, organisationOf(bilal), 'answer')
    forge(bilal, organisationOf(chen), 'recorded')
    coalition.meet()
    for (const computer of [amina, bilal, chen, dina]) {
      expect([bilal, chen, dina].map((of) => stateOf(computer, of, id))).toEqual(['owes', 'owes', 'owes'])
    }
  })

  it('[SIGN-5] stays for the text it names when a later one is closed, and only that cell asks again', () => {
    const { member, meet } = signatories('bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    const [budget, land] = [paper(amina, 'Budget', 'Monthly.'), paper(amina, 'Land', 'A public register.')]
    const first = [budget, land].map((id) => signingOf(amina).closed.close(id, '').hash) as [ClosedHash, ClosedHash]
    meet()
    for (const computer of [bilal, chen]) {
      signingOf(computer).signOns.sign(
        first.map((hash) => ({ hash, decision: 'endorsed' })),
        MANDATE,
        'en',
      )
    }
    meet()
    signingOf(amina).closed.move(budget, 'drafting')
    expect(stateOf(amina, bilal, budget)).toBe('earlier')
    write(amina, budget, 'And weekly.')
    const second = signingOf(amina).closed.close(budget, 'One sentence more').hash
    meet()
    for (const computer of [amina, bilal, chen]) {
      expect([budget, land].map((id) => stateOf(computer, bilal, id))).toEqual(['earlier', 'signed'])
    }
    signingOf(bilal).signOns.sign([{ hash: second, decision: 'kept_earlier' }], MANDATE, 'en')
    signingOf(chen).signOns.sign(
      [{ hash: second, decision: 'endorsed_with_reservation', reservation: 'Not the weekly part' }],
      MANDATE,
      'en',
    )
    meet()
    expect([bilal, chen].map((of) => stateOf(amina, of, budget))).toEqual(['kept-earlier', 'signed-except'])
    signingOf(chen).signOns.sign([{ hash: second, decision: 'withdrawn' }], MANDATE, 'en')
    meet()
    expect(stateOf(bilal, chen, budget)).toBe('withdrawn')
  })

  it('[SIGN-6] is owed to a text in force that nobody closed sign-on for, and to no other', () => {
    const { member, meet } = signatories('bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const id = paper(amina, 'Budget', 'Monthly.')
    const owes = (): boolean | undefined => {
      const row = signingOf(amina)
        .matrix()
        .rows.find((one) => one.id === organisationOf(bilal))
      return row?.cells[0]?.isOwed
    }
    const say = (decision: 'endorsed' | 'in_internal_review'): void => {
      const hash = signingOf(bilal).closed.list(id).at(-1)?.hash as ClosedHash
      signingOf(bilal).signOns.sign([{ hash, decision, until: '2026-12-01' }], MANDATE, 'en')
      meet()
    }
    signingOf(amina).closed.close(id, '')
    meet()
    expect(owes()).toBe(true)
    say('in_internal_review')
    expect(owes()).toBe(true)
    say('endorsed')
    expect(owes()).toBe(false)
    signingOf(amina).closed.move(id, 'drafting')
    expect([stateOf(amina, bilal, id), owes()]).toEqual(['earlier', false])
    write(amina, id, 'And weekly.')
    signingOf(amina).closed.close(id, '')
    expect([stateOf(amina, bilal, id), owes()]).toEqual(['earlier', true])
    signingOf(amina).closed.move(id, 'submitted')
    expect(owes()).toBe(false)
  })

  it('[SIGN-7] stands and is marked when its organisation was removed, which owes nothing any more', async () => {
    const { member, meet } = signatories('bilal', 'chen')
    const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
    const [budget, land] = [paper(amina, 'Budget', 'Monthly.'), paper(amina, 'Land', 'A public register.')]
    const { hash } = signingOf(amina).closed.close(budget, '')
    const other = signingOf(amina).closed.close(land, '')
    meet()
    signingOf(bilal).signOns.sign([{ hash, decision: 'endorsed' }], MANDATE, 'en')
    meet()
    await amina.opened.rights.remove(bilal.coalition.me()?.id ?? '')
    await amina.opened.rights.remove(chen.coalition.me()?.id ?? '')
    const { rows } = signingOf(amina).matrix()
    expect(rows.map(({ id, hasLeft }) => [id, hasLeft])).toContainEqual([organisationOf(bilal), true])
    expect(rows.map(({ id }) => id)).not.toContain(organisationOf(chen))
    expect([budget, land].map((id) => stateOf(amina, bilal, id))).toEqual(['signed', expect.stringMatching(/owes|not-reached/)])
    const [first, second] = signingOf(amina).agreement.texts({ needs: { share: 1 }, silenceCounts: false, recordedCounts: false })
    expect([first?.counts.asked, second?.counts.asked]).toEqual([2, 1])
    const announced = signingOf(amina).announceSilence([signingOf(amina).closed.find(other.code)], 2e12, null)
    expect(announced).toEqual({ organisations: 1, notReached: [] })
  })

  it('[SIGN-3] that was recorded is never shown as signed, and gives way to the organisation’s own', () => {
    const { member, meet } = signatories('bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const id = paper(amina, 'Budget', 'Monthly.')
    const { hash } = signingOf(amina).closed.close(id, '')
    signingOf(amina).signOns.record([
      { organisation: organisationOf(bilal), hash, decision: 'endorsed', on: '2026-11-12', source: 'e-mail' },
    ])
    meet()
    expect(stateOf(bilal, bilal, id)).toBe('recorded')
    signingOf(bilal).signOns.sign([{ hash, decision: 'declined' }], MANDATE, 'en')
    meet()
    expect(stateOf(amina, bilal, id)).toBe('declined')
    signingOf(amina).signOns.record([
      { organisation: organisationOf(bilal), hash, decision: 'endorsed', on: '2026-11-13', source: 'telephone' },
    ])
    expect(stateOf(amina, bilal, id)).toBe('declined')
  })

  it('[SIGN-1] of ten organisations to twelve positions is the same matrix everywhere, in whatever order they meet', () => {
    const names = Array.from({ length: 9 }, (_, index) => `member ${index}`)
    const { member, members, meet, link, world } = signatories(...names)
    const amina = member('amina')
    const ids = Array.from({ length: 12 }, (_, index) => paper(amina, `Position ${index}`, `We ask for ${index}.`))
    const hashes = ids.map((id) => signingOf(amina).closed.close(id, '').hash)
    meet()
    const random = createSeededRandom(11)
    const decisions = ['endorsed', 'endorsed', 'abstained', 'declined'] as const
    for (const name of names.slice(0, 8)) {
      const answers = hashes.map((hash) => ({ hash, decision: random.pick(decisions) }))
      signingOf(member(name)).signOns.sign(answers, MANDATE, 'en')
    }
    const last = organisationOf(member('member 8'))
    signingOf(amina).signOns.record(
      hashes.map((hash) => ({ organisation: last, hash, decision: 'endorsed', on: '2026-11-12', source: 'paper' })),
    )
    for (let round = 0; round < 12; round++) {
      const [a, b] = [members(), members()].map((all) => random.pick(all)) as [Computer, Computer]
      if (a === b) continue
      const cut = link(a.name, b.name)
      world.time.pass(20_000)
      cut()
    }
    meet()
    const [first, ...others] = members().map(said)
    for (const other of others) expect(other).toBe(first)
    const { rows } = signingOf(amina).matrix()
    const states = rows.filter(({ isMine }) => !isMine).flatMap(({ cells }) => cells.map(({ state }) => state))
    expect(states).toHaveLength(9 * 12)
    expect(states.filter((state) => state === 'recorded')).toHaveLength(12)
    expect(states.filter(isUnanswered)).toHaveLength(0)
    amina.replica.rebuild()
    expect(said(amina)).toBe(first)
  })
})

describe('a sign-on that nobody gave', () => {
  it('[SIGN-4] by silence about two texts counts each organisation once where it is said how many there are', () => {
    const { member, meet, world } = signatories('bilal', 'chen')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const texts = ['Budget', 'Land'].map((title) => signingOf(amina).closed.close(paper(amina, title, 'Monthly.'), ''))
    meet()
    const until = world.time.clock().now() + 1_000
    expect(signingOf(amina).announceSilence(texts, until, null).organisations).toBe(3)
    meet()
    const declined = texts.map(({ hash }) => ({ hash, decision: 'declined' as const }))
    signingOf(bilal).signOns.sign(declined, MANDATE, 'en')
    meet()
    expect(signingOf(amina).countSilence(texts)).toEqual({ organisations: 2, notReached: [] })
  })

  it('[SIGN-4] by silence counts only after it was announced to who has the text, and gives way to any answer', () => {
    const { member, meet, world } = signatories('bilal', 'chen', 'dina')
    const [amina, bilal, chen, dina] = ['amina', 'bilal', 'chen', 'dina'].map(member) as [Computer, Computer, Computer, Computer]
    const id = paper(amina, 'Budget', 'Monthly.')
    const closed = signingOf(amina).closed.close(id, '')
    const day = 24 * 3_600_000
    const now = (): number => world.time.clock().now()
    // Her own organisation has it; nothing shows yet that the others do.
    const early = signingOf(amina).announceSilence([closed], now() + day, null)
    expect([early.organisations, early.notReached.length]).toEqual([1, 3])
    meet()
    signingOf(bilal).signOns.sign([{ hash: closed.hash, decision: 'endorsed' }], MANDATE, 'en')
    meet()
    expect(() => signingOf(chen).announceSilence([closed], now() + day, null)).toThrow(/Only a coordinator/)
    expect(signingOf(amina).announceSilence([closed], now() + day, null).organisations).toBe(3)
    expect(() => signingOf(amina).countSilence([closed])).toThrow(/announced first/)
    meet()
    signingOf(dina).signOns.sign([{ hash: closed.hash, decision: 'declined' }], MANDATE, 'en')
    meet()
    world.time.pass(day)
    expect(signingOf(amina).countSilence([closed]).organisations).toBe(2)
    meet()
    for (const computer of [amina, bilal, chen, dina]) {
      expect([bilal, chen, dina].map((of) => stateOf(computer, of, id))).toEqual(['signed', 'silence', 'declined'])
      const [agreed] = signingOf(computer).agreement.texts({ needs: { share: 0.5 }, silenceCounts: true, recordedCounts: false })
      expect(agreed).toMatchObject({ agreement: 'met', yes: 3, needed: 2, counts: { asked: 4, signed: 1, silent: 2, otherwise: 1 } })
    }
    signingOf(chen).signOns.sign([{ hash: closed.hash, decision: 'abstained' }], MANDATE, 'en')
    meet()
    expect(stateOf(amina, chen, id)).toBe('no-side')
  })

  it('cannot be judged where somebody was not heard from, and is the same after one exchange', () => {
    const { member, meet, link, world } = signatories('bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(member) as [Computer, Computer, Computer]
    const id = paper(amina, 'Budget', 'Monthly.')
    const closed = signingOf(amina).closed.close(id, '')
    const agreementAt = (computer: Computer) =>
      signingOf(computer).agreement.texts({ needs: { count: 2 }, silenceCounts: false, recordedCounts: false })[0]?.agreement
    signingOf(amina).signOns.sign([{ hash: closed.hash, decision: 'endorsed' }], MANDATE, 'en')
    const cut = link('bilal', 'amina')
    world.time.pass(60_000)
    cut()
    signingOf(bilal).signOns.sign([{ hash: closed.hash, decision: 'endorsed' }], MANDATE, 'en')
    expect([agreementAt(bilal), agreementAt(amina)]).toEqual(['met', 'undetermined'])
    expect(agreementAt(chen)).toBeUndefined()
    meet()
    expect([amina, bilal, chen].map(agreementAt)).toEqual(['met', 'met', 'met'])
  })
})

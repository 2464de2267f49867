/** Who did what, the same on every replica. */
import { describe, expect, it } from 'vitest'
import { readTrail, type TrailEvent } from '../../../../electron/core/trail/trail.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const write = (computer: Computer, id: Parameters<Computer['positions']['edit']>[0], words: string): void => {
  computer.positions.edit(id, (doc) => appendText(doc, words, 'test'))
  computer.replica.documents.sealAll()
}
const shown = (events: readonly TrailEvent[]): readonly string[] =>
  events.map(({ kind, subject, times }) => [kind, subject, times].join(' '))

describe('a trail', () => {
  it('tells what was done, causes before effects, edits in a row as one, and is the same everywhere', () => {
    const coalition = coalitionOf('amina')
    coalition.letIn('bilal', ['editor', 'signatory'])
    coalition.meet()
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const { id } = amina.positions.create({ title: 'Budget' })
    write(amina, id, 'Monthly.')
    write(amina, id, 'In the open.')
    coalition.meet()
    write(bilal, id, 'And weekly.')
    const remark = bilal.remarks.add({ position: id, kind: 'red-line', text: 'Not without a date', quote: '', from: 'AA', to: 'AA' })
    coalition.meet()
    amina.remarks.settle(remark.id, 'It is in')
    const { hash, code } = amina.opened.signing.closed.close(id, '')
    coalition.meet()
    bilal.opened.signing.signOns.sign([{ hash, decision: 'endorsed' }], { body: 'Board', on: '2026-11-10' }, 'en')
    coalition.meet()
    const events = readTrail(amina.replica, { position: id })
    expect(shown(events)).toEqual([
      'created Budget 1',
      'wrote  2',
      'wrote  1',
      'remarked red-line 1',
      'settled  1',
      `closed ${code} 1`,
      'moved endorsement_open 1',
      'answered endorsed 1',
    ])
    expect(readTrail(bilal.replica, {})).toEqual(readTrail(amina.replica, {}))
    expect(shown(readTrail(amina.replica, {})).slice(0, 1)).toEqual([expect.stringMatching(/^founded/)])
    const organisation = bilal.replica.membership().devices.get(bilal.replica.keys().device)?.organisation
    const bilals = readTrail(amina.replica, { organisation })
    expect(bilals.map(({ kind }) => kind)).toEqual(['wrote', 'remarked', 'answered'])
    expect(bilals.every(({ at, kind }) => kind === 'wrote' || typeof at === 'number')).toBe(true)
  })

  it('[META-7] says when of everything but writing, and of that between what and what', () => {
    const coalition = coalitionOf('amina')
    coalition.letIn('bilal', ['editor', 'signatory'])
    coalition.meet()
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const { id } = amina.positions.create({ title: 'Budget' })
    write(amina, id, 'Monthly.')
    coalition.meet()
    write(bilal, id, 'Weekly.')
    amina.replica.actRecords([{ kind: 'position', id, fields: { stage: 'in_consultation' } }])
    amina.opened.signing.closed.close(id, '')
    coalition.meet()
    const events = readTrail(bilal.replica, {})
    const timeless = events.filter(({ at }) => at === undefined)
    expect(timeless.map(({ kind }) => kind)).toEqual(['wrote', 'wrote'])
    const byAmina = timeless.find(({ device }) => device === amina.replica.keys().device)
    expect(byAmina?.after).toBeLessThanOrEqual(byAmina?.before ?? 0)
    const byBilal = timeless.find(({ device }) => device === bilal.replica.keys().device)
    expect(byBilal).toMatchObject({ after: undefined, before: undefined })
  })

  it('names what became of the joint submission, of names in documents, and of agreement', () => {
    const coalition = coalitionOf('amina')
    const amina = coalition.member('amina')
    const { id } = amina.positions.create({ title: 'Budget' })
    write(amina, id, 'Monthly.')
    const { hash } = amina.opened.signing.closed.close(id, '')
    const { organisation = '' } = amina.replica.membership().devices.get(amina.replica.keys().device) ?? {}
    amina.opened.editions.hidden.mark(organisation as never, true)
    amina.opened.editions.hidden.mark(organisation as never, false)
    amina.opened.signing.agreement.state({ needs: { count: 1 }, silenceCounts: false, recordedCounts: false })
    amina.opened.signing.agreement.freeze(amina.opened.signing.closed.find(hash), 'Agreed')
    const sending = amina.opened.editions.sendings.add({ edition: 'a'.repeat(64), channel: 'post', to: 'desk', on: '2026-11-18', note: '' })
    amina.opened.editions.sendings.settle(sending.id, { result: 'bounce', reference: '', on: '2026-11-19', note: '' })
    amina.replica.actRecords([{ kind: 'sending', id: `${sending.id}0`, fields: { sent: { edition: 'no hash' } } }])
    const events = readTrail(amina.replica, {})
    expect(shown(events).slice(-7)).toEqual([
      `hid-organisation ${organisation} 1`,
      `showed-organisation ${organisation} 1`,
      'set-rule  1',
      'kept-outcome  1',
      'sent-edition NANA-NANA 1',
      'heard-of-sending bounce 1',
      'sent-edition  1',
    ])
    expect(events.find(({ kind }) => kind === 'kept-outcome')).toMatchObject({ position: id, at: expect.any(Number) })
  })
})

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
})

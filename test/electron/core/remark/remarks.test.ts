/** Remarks between members: nobody speaks for another, and everybody sees the same thread. */
import { describe, expect, it } from 'vitest'
import type { Remark } from '../../../../electron/core/remark/remark-records.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const personOf = ({ replica }: Computer) => replica.membership().devices.get(replica.keys().device)?.person
const remark = (computer: Computer, position: DocumentId, text: string): Remark =>
  computer.remarks.add({ position, text, quote: 'figures', from: 'AA', to: 'AB' })

function withRemark(): TestCoalition & {
  readonly position: DocumentId
  readonly first: Remark
  readonly amina: Computer
  readonly bilal: Computer
} {
  const coalition = coalitionOf('amina', 'bilal')
  const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
  const position = amina.positions.create({ title: 'Remarked' }).id
  const first = remark(amina, position, 'Which figures?')
  coalition.meet()
  return { ...coalition, position, first, amina, bilal }
}

const only = (computer: Computer, position: DocumentId): Remark => computer.remarks.list(position)[0] as Remark

describe('a remark', () => {
  it('[REMARK-1] arrives with its author, its words and its place', () => {
    const { position, first, amina, bilal } = withRemark()
    expect(bilal.remarks.list(position)).toEqual([first])
    expect(first).toMatchObject({ by: personOf(amina), text: 'Which figures?', quote: 'figures', from: 'AA', to: 'AB', settled: null })
  })

  it('[REMARK-3] keeps who settled it, when and why, and can be opened again', () => {
    const { meet, position, first, amina, bilal, world } = withRemark()
    world.time.pass(60_000)
    bilal.remarks.settle(first.id, 'Those of the ministry.')
    meet()
    expect(only(amina, position).settled).toMatchObject({ by: personOf(bilal), why: 'Those of the ministry.' })
    expect(only(amina, position).settled?.at).toBeGreaterThan(first.at)
    expect(amina.remarks.openCounts().get(position)).toBeUndefined()
    amina.remarks.reopen(first.id)
    meet()
    expect(only(bilal, position).settled).toBeNull()
    expect(bilal.remarks.openCounts().get(position)).toBe(1)
  })

  it('[REMARK-3] that is settled, reopened and edited at once ends the same on both computers', () => {
    const { meet, position, first, amina, bilal } = withRemark()
    bilal.remarks.settle(first.id, 'Answered.')
    amina.remarks.settle(first.id, 'No longer needed.')
    amina.remarks.reopen(first.id)
    amina.remarks.edit(first.id, 'Which figures exactly?')
    bilal.remarks.reply(first.id, 'The monthly ones.')
    meet()
    expect(only(bilal, position)).toEqual(only(amina, position))
    expect(only(bilal, position).text).toBe('Which figures exactly?')
    expect(only(bilal, position).replies.map(({ by, text }) => [by, text])).toEqual([[personOf(bilal), 'The monthly ones.']])
    amina.replica.rebuild()
    expect(only(amina, position)).toEqual(only(bilal, position))
  })

  it('[REMARK-4] is made by people who only sign too, and refused to those who only look on', () => {
    const coalition = withRemark()
    const signer = coalition.letIn('chen', ['signatory'])
    const observer = coalition.letIn('dina', ['observer'])
    coalition.meet()
    expect(signer.remarks.list(coalition.position)).toHaveLength(1)
    remark(signer, coalition.position, 'We cannot sign this')
    coalition.meet()
    for (const computer of [coalition.amina, signer, observer]) expect(computer.remarks.list(coalition.position)).toHaveLength(2)
    expect(() => remark(observer, coalition.position, 'Me too')).toThrow(/write, coordinate or sign/)
  })
})

describe('a changed program', () => {
  it('[REMARK-2] cannot speak in the name of another', () => {
    const { meet, position, amina, bilal } = withRemark()
    const id = `${personOf(amina)}.0123456789abcdef`
    bilal.replica.actRecords([{ kind: 'remark', id, fields: { kind: 'remark', position, text: 'I agree to everything', at: 1 } }])
    bilal.replica.actRecords([{ kind: 'remark', id: 'f'.repeat(32), fields: { kind: 'remark', position, text: 'By nobody', at: 1 } }])
    meet()
    for (const computer of [amina, bilal]) expect(computer.remarks.list(position)).toHaveLength(1)
  })

  it("[REMARK-2] cannot change, move or hide another's words, under whatever kind", () => {
    const { meet, position, first, amina, bilal } = withRemark()
    for (const kind of ['remark', 'remark-reply', 'position', 'plan']) {
      const fields = { text: 'Changed', position: 'elsewhere', at: 0, ...(kind === 'remark' ? {} : { settled: { at: 1, why: '' } }) }
      bilal.replica.actRecords([{ kind, id: first.id, fields }])
    }
    meet()
    for (const computer of [amina, bilal]) expect(computer.remarks.list(position)).toEqual([first])
    expect(() => bilal.remarks.edit(first.id, 'Changed')).toThrow(/your own words/)
  })

  it('[REMARK-3] that settles in the name of another is shown as who it is', () => {
    const { meet, position, first, amina, bilal } = withRemark()
    const settled = { at: 1, why: 'Amina said so', by: personOf(amina) ?? '' }
    bilal.replica.actRecords([{ kind: 'remark', id: first.id, fields: { settled } }])
    meet()
    expect(only(amina, position).settled?.by).toBe(personOf(bilal))
  })
})

/** Organisations that support from outside: recorded by a coordinator, shown everywhere, counted nowhere. */
import { describe, expect, it } from 'vitest'
import { readTrail } from '../../electron/core/trail/trail.ts'
import { supporterHandlers } from '../../electron/host/handlers/supporters.ts'
import { appendText } from '../../shared/document/edit.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'

const SOURCE = { on: '2026-11-12', source: 'E-mail' }
const signingOf = ({ opened }: Computer) => opened.signing
const callsOf = ({ opened }: Computer) => supporterHandlers(() => opened)
const base64 = (text: string): string => Buffer.from(text).toString('base64')

function paper(computer: Computer, title: string): DocumentId {
  const { id } = computer.positions.create({ title })
  computer.positions.edit(id, (doc) => appendText(doc, 'Monthly.', 'test'))
  return id
}

const outside = (computer: Computer) =>
  signingOf(computer)
    .matrix()
    .rows.filter(({ isOutside }) => isOutside)

describe('a supporter from outside', () => {
  it('[OUTSIDE-1] [OUTSIDE-2] is recorded by a coordinator alone, stands last, and is counted and asked for nothing', () => {
    const { member, meet, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const [budget, land] = [paper(amina, 'Budget'), paper(amina, 'Land')]
    const [first, second] = [budget, land].map((id) => signingOf(amina).closed.close(id, ''))
    meet()
    const answer = { name: 'Aarhus Centre', country: 'dk', hash: first?.hash ?? ('' as never), decision: 'endorsed' as const, ...SOURCE }
    expect(() => signingOf(bilal).signOns.recordNamed([answer], new Map())).toThrow(/Only a coordinator/)
    bilal.replica.actRecords([{ kind: 'organisation', id: 'a'.repeat(32), fields: { outside: { name: 'Forged', country: '' } } }])
    const before = signingOf(amina).agreement.texts({ needs: { share: 1 }, silenceCounts: true, recordedCounts: true })
    signingOf(amina).signOns.recordNamed([answer], new Map())
    signingOf(amina).signOns.recordNamed([{ ...answer, name: ' aarhus  CENTRE ', decision: 'declined' }], new Map())
    meet()
    for (const computer of [amina, bilal]) {
      expect(signingOf(computer).supporters.all()).toEqual([{ id: expect.any(String), name: 'Aarhus Centre', country: 'DK', before: [] }])
      const [row, ...others] = outside(computer)
      expect(others).toEqual([])
      expect(row?.cells.map(({ state, isOwed, isReached }) => [state, isOwed, isReached])).toEqual([
        ['recorded', false, false],
        ['not-asked', false, false],
      ])
      expect(row?.cells[0]?.answer?.decision).toBe('declined')
      expect(signingOf(computer).matrix().rows.at(-1)?.id).toBe(row?.id)
    }
    const after = signingOf(amina).agreement.texts({ needs: { share: 1 }, silenceCounts: true, recordedCounts: true })
    expect(after.map(({ counts }) => counts)).toEqual(before.map(({ counts }) => counts))
    const announced = signingOf(amina).announceSilence([second as NonNullable<typeof second>], world.time.now() + 1000, null)
    expect(announced.notReached).not.toContain(outside(amina)[0]?.id)
    expect(outside(amina)[0]?.cells[1]?.silence).toBeUndefined()
  })

  it('[OUTSIDE-3] comes by a table that is taken whole or not at all, with what is wrong named by line', async () => {
    const { founder: amina } = coalitionOf('amina')
    const budget = paper(amina, 'Budget')
    paper(amina, 'Open for writing')
    const { code } = signingOf(amina).closed.close(budget, '')
    const head = 'Organisation;Country;Text;Answer;Except;Given on;How it came\n'
    const wrong = `${head}Aarhus Centre;DK;${code};Yes;;12.11.2026;E-mail\nNo text;;;yes;;2026-11-12;E-mail\nOpen;;2;yes;;2026-11-12;Letter\nUnknown;;ABCD-EFGH;yes;;2026-11-12;Letter\nPerhaps;;1;perhaps;;2026-11-12;Letter\nDay;;1;no;;31.2.2026;Letter\nAARHUS centre;;1;no;;2026-11-12;Letter\n`
    const preview = await callsOf(amina)['supporters.import']({ table: base64(wrong), take: false })
    expect(preview.lines.map(({ line, problem }) => [line, problem])).toEqual([
      [2, null],
      [3, 'no-text'],
      [4, 'text-open'],
      [5, 'unknown-text'],
      [6, 'unknown-answer'],
      [7, 'no-day'],
      [8, 'twice'],
    ])
    expect(() => callsOf(amina)['supporters.import']({ table: base64(wrong), take: true })).toThrow(/Nothing was taken/)
    expect(signingOf(amina).supporters.all()).toEqual([])
    const right = `${head}Aarhus Centre;DK;${code};Yes;;12.11.2026;E-mail\nمركز الشفافية;JO;1;نعم;الجدول;2026-11-13;رسالة\nAMINA;;1;no;;2026-11-12;Telephone\n`
    const taken = await callsOf(amina)['supporters.import']({ table: base64(right), take: true })
    expect(taken.lines.map(({ isMember, decision }) => [isMember, decision])).toEqual([
      [false, 'endorsed'],
      [false, 'endorsed_with_reservation'],
      [true, 'declined'],
    ])
    expect(outside(amina).map(({ name, cells }) => [name, cells[0]?.answer?.basis, cells[0]?.answer?.on])).toEqual([
      ['Aarhus Centre', 'recorded', '2026-11-12'],
      ['مركز الشفافية', 'recorded', '2026-11-13'],
    ])
    const own = signingOf(amina)
      .matrix()
      .rows.find(({ isMine }) => isMine)
    expect(own?.cells[0]).toMatchObject({ state: 'recorded', answer: { decision: 'declined' } })
  })

  it('[OUTSIDE-3] says which columns a table lacks, and that another file is none', async () => {
    const { founder: amina } = coalitionOf('amina')
    expect(await callsOf(amina)['supporters.import']({ table: base64('Organisation,Answer\nA,yes\n'), take: false })).toMatchObject({
      missing: ['text', 'on', 'source'],
      lines: [],
    })
    expect(await callsOf(amina)['supporters.import']({ table: base64('PK\u0003\u0004'), take: false })).toMatchObject({
      refusal: 'a_spreadsheet',
    })
  })

  it('[OUTSIDE-4] is renamed and taken off the list by a coordinator alone, and both leave a trace', async () => {
    const { member, meet } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { hash } = signingOf(amina).closed.close(paper(amina, 'Budget'), '')
    const said = { country: 'DK', hash, decision: 'endorsed' as const, ...SOURCE }
    signingOf(amina).signOns.recordNamed(
      [
        { ...said, name: 'Arhus Centre' },
        { ...said, name: 'Land Watch' },
      ],
      new Map(),
    )
    meet()
    const [arhus, land] = signingOf(amina).supporters.all()
    const [first, second] = [arhus?.id ?? ('' as never), land?.id ?? ('' as never)]
    const calls = callsOf(amina)
    await expect(async () => callsOf(bilal)['supporters.rename']({ id: first, name: 'X' })).rejects.toThrow(/coordinator/)
    await expect(async () => calls['supporters.rename']({ id: first, name: 'land  WATCH' })).rejects.toThrow(/has that name/)
    await expect(async () => calls['supporters.rename']({ id: first, name: 'AMINA' })).rejects.toThrow(/is a member/)
    await calls['supporters.rename']({ id: first, name: 'Aarhus Centre' })
    await calls['supporters.remove']({ id: second, why: 'Recorded by mistake' })
    meet()
    for (const computer of [amina, bilal]) {
      expect(await callsOf(computer)['supporters.list']({})).toEqual([
        { id: first, name: 'Aarhus Centre', country: 'DK', before: ['Arhus Centre'], removed: null },
        { id: second, name: 'Land Watch', country: 'DK', before: [], removed: 'Recorded by mistake' },
      ])
      expect(outside(computer).map(({ name }) => name)).toEqual(['Aarhus Centre'])
      const names = signingOf(computer)
        .signOns.all()
        .map(({ organisation }) => organisation)
      expect(names).toEqual([first])
      const deeds = readTrail(computer.replica, {}).filter(({ kind }) => kind.endsWith('-supporter'))
      expect(deeds.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
        'added-supporter Arhus Centre',
        'added-supporter Land Watch',
        'renamed-supporter Aarhus Centre',
        'removed-supporter Land Watch',
      ])
    }
  })
})

/** Plans from tables: sub-rows, repeats, blank cells, several plans; nothing lost. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { guessMapping } from '../../../shared/plan/mapping.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { itemsOf, planOf, problemsOf, tableOf } from './read-back.ts'

/** `id title: milestone id, milestone id; …`, one commitment a line. */
const outline = (plan: ReturnType<typeof planOf>) =>
  plan.commitments.map(({ rowId, title, milestones }) => `${rowId} ${title}: ${milestones.map((milestone) => milestone.rowId).join(', ')}`)

describe('rows of a table', () => {
  it('with a milestone become milestones of one commitment', () => {
    const plan = planOf(
      'id,title,milestone id,milestone,status\nKE1,Open data,a,Law,Complete\nKE2,Water,a,Map,\nKE1,Open data,b,Portal,Not started\n',
    )
    expect(outline(plan)).toEqual(['KE1 Open data: KE1/A, KE1/B', 'KE2 Water: KE2/A'])
    expect(plan.commitments[0]?.milestones.map(({ title, completion, line }) => [title, completion, line])).toEqual([
      ['Law', 'complete', 2],
      ['Portal', 'not_started', 4],
    ])
    expect(plan.problems).toEqual([])
  })

  it('whose id extends another id become milestones, and one level deeper indicators, in any order', () => {
    const plan = planOf('id,title\nC01.1.1,Count\nC01.1,Step\nC01,Promise\nC010,Other\n')
    expect(outline(plan)).toEqual(['C01 Promise: C01.1', 'C010 Other: '])
    expect(plan.commitments[0]?.milestones[0]).toMatchObject({
      title: 'Step',
      indicators: [{ rowId: 'C01.1.1', title: 'Count' }],
    })
  })

  it('of a commitment that became a milestone go with it, whatever the order', () => {
    const plan = planOf('id,title,milestone,status\n1.1,Step,Count,\n1.1,Step,,Complete\n1,Promise,,\n1.1.1.1,Deep,,\n')
    expect(outline(plan)).toEqual(['1 Promise: 1.1'])
    expect(plan.commitments[0]?.milestones[0]).toMatchObject({
      completion: 'complete',
      title: 'Step',
      indicators: [{ title: 'Count' }, { title: 'Deep' }],
    })
    expect(plan.problems).toEqual([])
  })

  it('whose id extends an id that is not there stay commitments', () => {
    expect(outline(planOf('id,title\nUS0118.1,One\nUS0118.2,Two\n'))).toEqual(['US0118.1 One: ', 'US0118.2 Two: '])
  })

  it('with an id given before and another title are listed and overwrite nothing', () => {
    const plan = planOf('id,title,text\nKE1,Open data,first\nke1,Something else,second\n')
    expect(plan.commitments.map(({ stated }) => stated.text)).toEqual(['first'])
    expect(plan.problems).toMatchObject([
      { line: 3, code: 'id_repeated', leftOut: true, cells: { id: 'ke1', title: 'Something else', text: 'second' } },
    ])
    expect(plan.problems[0]?.message).toContain('“KE1”')
  })

  it('that repeat an earlier row word for word are listed once more', () => {
    expect(problemsOf(planOf('id,title\nKE1,A\nKE1,A\n'))).toEqual(['3 row_repeated'])
  })

  it('with a milestone id given before are listed and overwrite nothing', () => {
    const plan = planOf('id,title,milestone id,milestone\nKE1,A,1,Law\nKE1,A,1,Portal\n')
    expect(plan.commitments[0]?.milestones.map(({ title }) => title)).toEqual(['Law'])
    expect(plan.problems).toMatchObject([{ line: 3, code: 'id_repeated', cells: { milestone: 'Portal' } }])
  })

  it('that name the commitment differently keep the first title and their own wording', () => {
    const plan = planOf('id,title,milestone\nKE1,Open data,Law\nKE1,Open datta,Portal\n')
    expect(plan.commitments[0]).toMatchObject({
      title: 'Open data',
      milestones: [{ other: {} }, { other: { title: 'Open datta' } }],
    })
    expect(plan.problems).toMatchObject([{ line: 3, code: 'differs_between_rows', leftOut: false, columns: ['title'] }])
  })

  it('without a title are listed with all they say', () => {
    const plan = planOf('id,title,lead agency\n,,Works\nKE2,,Water\nKE3,Roads,\n')
    expect(outline(plan)).toEqual(['KE3 Roads: '])
    expect(plan.problems).toMatchObject([
      { line: 2, code: 'no_title', cells: { 'lead agency': 'Works' } },
      { line: 3, code: 'no_title', cells: { id: 'KE2', 'lead agency': 'Water' } },
    ])
  })

  it('below merged cells belong to the commitment above', () => {
    const plan = planOf('no,title,milestone\n1,Open data,Law\n,,Portal\n2,Water,Map\n')
    expect(outline(plan)).toEqual(['number:1 Open data: number:1/title:LAW, number:1/title:PORTAL', 'number:2 Water: number:2/title:MAP'])
    expect(problemsOf(plan)).toEqual(['3 belongs_to_row_above'])
  })

  it('without id and number are told apart by their title, whatever its case and punctuation', () => {
    const plan = planOf('title,text\nOpen data!,a\nWater,b\nopen  DATA,c\n')
    expect(outline(plan)).toEqual(['title:OPEN DATA Open data!: ', 'title:WATER Water: '])
    expect(problemsOf(plan)).toEqual(['4 id_repeated'])
  })

  it('with the same number in two plans are two commitments', () => {
    const plan = planOf('country,action plan number,commitment number,title\nKenya,4,1,A\nKenya,5,1,A\n')
    expect(plan.plans.map(({ key }) => key)).toEqual(['KENYA/4', 'KENYA/5'])
    expect(new Set(plan.commitments.map(({ id }) => id)).size).toBe(2)
  })

  it('take facts of the plan that the table leaves blank from what is known', () => {
    const plan = planOf('id,title\n1,A\n', { planId: 'KE-NAP5', planPeriod: '2025-2029' })
    expect(plan.plans).toEqual([{ key: 'KE-NAP5', stated: { planId: 'KE-NAP5', planPeriod: '2025-2029' } }])
  })

  it('that state the plan differently keep their own wording', () => {
    const plan = planOf('plan id,plan period,id,title\nP,2022,1,A\nP,2023,2,B\n')
    expect(plan.plans[0]?.stated.planPeriod).toBe('2022')
    expect(plan.commitments.map(({ other }) => other)).toEqual([{}, { 'plan period': '2023' }])
  })

  it('keep the values of columns that state no field', () => {
    expect(planOf('id,title,Remarks,__proto__\n1,A,seen,odd\n').commitments[0]?.other).toEqual(
      Object.fromEntries([
        ['Remarks', 'seen'],
        ['__proto__', 'odd'],
      ]),
    )
  })

  it("with a milestone's own dates and status keep the general ones for the commitment", () => {
    const plan = planOf(
      'id,title,status,milestone,milestone status,milestone end date\n1,A,In Progress,Law,Complete,2026-03\n1,A,In Progress,Portal,,\n',
    )
    expect(plan.commitments[0]).toMatchObject({
      stated: { status: 'In Progress' },
      milestones: [{ completion: 'complete', stated: { milestoneEnd: '2026-03' } }, { title: 'Portal' }],
    })
    expect(plan.problems).toEqual([])
  })

  it('keep the source’s wording beside the values that are certain', () => {
    const plan = planOf(
      'id,title,lead agency,completion,ogp value access to information,ogp value technology\n' +
        '1,A,"Finance; Audit\nFinance",Achevé,1,ND\n2,B,"[""a, b"", ""c""]",In Progress,0,1\n',
    )
    expect(plan.commitments).toMatchObject([
      {
        leadAgencies: ['Finance', 'Audit'],
        completion: 'complete',
        values: ['access_to_information'],
        stated: { completion: 'Achevé' },
      },
      { leadAgencies: ['a, b', 'c'], values: ['technology_innovation'], stated: { completion: 'In Progress' } },
    ])
    expect(plan.commitments[1]).not.toHaveProperty('completion')
  })
})

const few = (...values: string[]) => fc.constantFrom('', ...values)
const randomRows = fc.array(
  fc.tuple(
    few('P', 'Q'),
    few('1', '1.1', '1.1.1', '2'),
    few('A', 'B', 'a!'),
    few('x', 'y'),
    few('m', 'n'),
    few('i', 'j'),
    few('Complete', 'z'),
  ),
  { maxLength: 14 },
)
const HEADER = ['plan id', 'id', 'title', 'milestone id', 'milestone', 'indicator', 'status']

describe('every row of a table', () => {
  it('is an item or a problem that is left out, never both, with all of its values', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const table = tableOf(Papa.unparse([HEADER, ...rows]))
        const plan = readPlan(table, guessMapping(table))
        const left = new Map(plan.problems.filter(({ leftOut }) => leftOut).map((problem) => [problem.line, problem]))
        const kept = new Set(itemsOf(plan.commitments).map(({ line }) => line))
        expect([...left.keys(), ...kept].toSorted((a, b) => a - b)).toEqual(table.rows.map(({ line }) => line))
        const values = JSON.stringify([plan.plans, plan.commitments])
        for (const { line, cells } of table.rows) {
          for (const value of cells.filter((cell) => cell !== ''))
            expect(left.has(line) ? JSON.stringify(left.get(line)?.cells) : values).toContain(JSON.stringify(value))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('gets an id of its own', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const ids = itemsOf(planOf(Papa.unparse([HEADER, ...rows])).commitments).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

/** Importing again: the preview and the result. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyImport } from '../../../shared/plan/apply-import.ts'
import { compareWithExisting } from '../../../shared/plan/compare.ts'
import { SAMPLE_PLAN_CSV } from '../../../shared/plan/sample-plan.ts'
import { itemsOf, planOf } from './read-back.ts'

const before = planOf('id,title,status,milestone id,milestone\n1,Open data,,a,Law\n1,Open data,Complete,b,Portal\n2,Water,,,\n')
const after = planOf(
  'id,title,status,milestone id,milestone,Remarks\n1,Open data,In Progress,b,Portal,late\n1,Open data,,c,Training,\n3,Health,,,,\n',
)

describe('the preview of an import', () => {
  it('tells new, changed and same items and names the fields', () => {
    const { commitments } = compareWithExisting(after, before.commitments)
    expect(commitments.map(({ title, change }) => [title, change])).toEqual([
      ['Open data', 'same'],
      ['Health', 'new'],
    ])
    expect(commitments[0]?.below.map(({ title, change, fields }) => [title, change, fields])).toEqual([
      ['Portal', 'changed', ['status', 'other:Remarks']],
      ['Training', 'new', []],
    ])
  })

  it('lists what the file has not, and the import leaves it where it is', () => {
    expect(compareWithExisting(after, before.commitments).missing.map(({ title }) => title)).toEqual(['Law', 'Water'])
    expect(itemsOf(applyImport(before.commitments, after)).map(({ title }) => title)).toEqual([
      'Open data',
      'Law',
      'Portal',
      'Training',
      'Water',
      'Health',
    ])
  })

  it('of a file that leaves a value blank keeps the value', () => {
    const blank = planOf('id,title,milestone id,milestone\n1,Open data,b,Portal\n')
    expect(compareWithExisting(blank, before.commitments).commitments[0]?.below[0]?.change).toBe('same')
    expect(applyImport(before.commitments, blank)).toEqual(
      before.commitments.map((each) => ({
        ...each,
        line: expect.any(Number),
        milestones: each.milestones.map((milestone) => ({ ...milestone, line: expect.any(Number) })),
      })),
    )
  })

  it('computes completion anew when the status changes', () => {
    const portal = itemsOf(applyImport(before.commitments, after)).find(({ title }) => title === 'Portal')
    expect(portal?.stated.status).toBe('In Progress')
    expect(portal).not.toHaveProperty('completion')
  })

  it('shows no change for a file that was just imported', () => {
    const plan = planOf(SAMPLE_PLAN_CSV)
    expect(changesOf(plan, applyImport([], plan))).toEqual([])
  })

  it('shows no change after any two imports, the second of them twice', () => {
    const cell = fc.constantFrom('', 'x', 'y', '1.1', 'Complete')
    const table = fc.array(fc.tuple(fc.constantFrom('1', '1.1', '2'), cell, cell, cell), { maxLength: 8 })
    const read = (rows: readonly (readonly string[])[]) =>
      planOf(['id,title,milestone,status', ...rows.map((row) => row.join(','))].join('\n'))
    fc.assert(
      fc.property(table, table, (first, second) => {
        const once = applyImport(applyImport([], read(first)), read(second))
        expect(changesOf(read(second), once)).toEqual([])
        expect(applyImport(once, read(second))).toEqual(once)
        expect(itemsOf(read(first).commitments).filter(({ id }) => !itemsOf(once).some((item) => item.id === id))).toEqual([])
      }),
    )
  })
})

function changesOf(imported: ReturnType<typeof planOf>, existing: ReturnType<typeof planOf>['commitments']): readonly string[] {
  const { commitments } = compareWithExisting(imported, existing)
  const changed = commitments.flatMap((commitment) => [commitment, ...commitment.below]).filter(({ change }) => change !== 'same')
  return changed.map(({ title }) => title)
}

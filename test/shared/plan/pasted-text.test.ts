/** Commitments from pasted text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PASTE_BOUNDS, readPastedText } from '../../../shared/plan/pasted-text.ts'
import { itemsOf, problemsOf } from './read-back.ts'

const outline = (text: string) =>
  itemsOf(readPastedText(text).commitments).map(({ rowId, title, stated }) =>
    [rowId.replaceAll('number:', ''), title, stated.text ?? stated.milestoneText ?? ''].join(' | '),
  )

describe('pasted text', () => {
  it('becomes a commitment per numbered line, with the lines below as its text', () => {
    expect(outline('1. Open budget\nAll documents.\n\nOn time.\r\n2) Water\n(3) Health\n4 – Justice\n')).toEqual([
      '1 | Open budget | All documents.\n\nOn time.',
      '2 | Water | ',
      '3 | Health | ',
      '4 | Justice | ',
    ])
  })

  it.each([
    ['Commitment 3: Open budget', '3 | Open budget | '],
    ['## **Engagement 2 –** Budget ouvert', '2 | Budget ouvert | '],
    ['Compromiso n.º 4. Presupuesto', '4 | Presupuesto | '],
    ['١. الموازنة', '1 | الموازنة | '],
    ['۲- بودجه', '2 | بودجه | '],
    ['الالتزام ٣: الماء', '3 | الماء | '],
  ])('reads the number of “%s”', (line, expected) => {
    expect(outline(line)).toEqual([expected])
  })

  it('takes the next line as title where the number stands alone', () => {
    expect(outline('COMMITMENT 1\n\nOpen budget\nAll documents.')).toEqual(['1 | Open budget | All documents.'])
  })

  it('makes milestones of sub-numbers, with their text', () => {
    expect(outline('1. Budget\nWhy\n1.1 Law\nby March\n1.a) Portal\n1b) Training\n2. Water\n2.1. Map')).toEqual([
      '1 | Budget | Why',
      '1.1 | Law | by March',
      '1.A | Portal | ',
      '1.B | Training | ',
      '2 | Water | ',
      '2.1 | Map | ',
    ])
  })

  it('counts milestones by bare numbers where commitments are named as such', () => {
    expect(outline('Commitment 1: Budget\n1. Law\n2. Portal\nCommitment 2: Water\n1. Map')).toEqual([
      '1 | Budget | ',
      '1.1 | Law | ',
      '1.2 | Portal | ',
      '2 | Water | ',
      '2.1 | Map | ',
    ])
  })

  it('does not take years, decimals and compounds for numbers', () => {
    expect(outline('1. Budget\n2024 was late.\n12.5 percent\n3-year plan\n2.5 million\n2025. A year')).toEqual([
      '1 | Budget | 2024 was late.\n12.5 percent\n3-year plan\n2.5 million\n2025. A year',
    ])
  })

  it('lists text before the first number with all of it', () => {
    const plan = readPastedText('National plan\n2025\n\n1. Budget')
    expect(plan.problems).toMatchObject([{ line: 1, code: 'before_first_number', leftOut: true, cells: { '': 'National plan\n2025' } }])
  })

  it('lists text without any number, a number given twice and a number without a title', () => {
    expect(problemsOf(readPastedText('Open budget\nWater'))).toEqual(['1 no_numbered_line'])
    expect(problemsOf(readPastedText('1. Budget\n1. Water\n2.\n\n3. Health'))).toEqual(['2 id_repeated', '3 no_title'])
    expect(readPastedText('').problems).toEqual([])
  })

  it('of endless spaces is read as fast as other text', () => {
    const gap = ' '.repeat(PASTE_BOUNDS.units / 2 - 20)
    expect(outline(`1. Budget${gap}\nCommitment${gap}x`)).toHaveLength(1)
  })

  it('over its bounds is refused', () => {
    expect(problemsOf(readPastedText('1'.repeat(PASTE_BOUNDS.units + 1)))).toEqual(['1 too_long'])
    expect(problemsOf(readPastedText('\n'.repeat(PASTE_BOUNDS.lines)))).toEqual(['1 too_long'])
  })

  it('belongs to the plan that is known', () => {
    const [first] = readPastedText('1. Budget', { planId: 'ZZ-2' }).commitments
    const [again] = readPastedText('Intro\n\nCommitment 1: Another wording', { planId: 'ZZ-2' }).commitments
    expect(first?.id).toBe(again?.id)
    expect(readPastedText('1. Budget', { planId: 'ZZ-3' }).commitments[0]?.id).not.toBe(first?.id)
  })

  it('loses no word, whatever it is', () => {
    const line = fc
      .oneof(fc.constantFrom('1. ', '1.1 ', 'Commitment 2: ', '2.a) ', '3', '', '٤) '), fc.constant(''))
      .chain((start) => fc.stringMatching(/^[a-z]{0,5}$/).map((word) => start + word))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const all = JSON.stringify(readPastedText(lines.join('\n')))
        for (const word of lines.join(' ').match(/[a-z]+(?=\s|$)/g) ?? []) expect(all).toContain(word)
      }),
    )
  })
})

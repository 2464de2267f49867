/** The trail as words: every kind in every language, found by words, saved as a table. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../renderer/messages/language.ts'
import { DEED_GROUPS, kindsIn } from '../../../renderer/trail/deed-groups.ts'
import { deedTime, deedTimeIso } from '../../../renderer/trail/deed-time.ts'
import { type Deed, deedWords } from '../../../renderer/trail/deed-words.ts'
import { trailCsv } from '../../../renderer/trail/trail-csv.ts'
import { rowsThatFit, trailRows } from '../../../renderer/trail/trail-rows.ts'
import { DECISIONS, DEED_KINDS, STAGES } from '../../../shared/signing/terms.ts'
import { sayerIn } from '../sign-ons/sayer.ts'

const deed = (kind: Deed['kind'], more: Partial<Deed> = {}): Deed => ({
  kind,
  person: 'Amina',
  organisationName: 'Budget Watch',
  position: null,
  title: '',
  subject: '',
  times: 1,
  at: Date.UTC(2026, 10, 18, 9),
  after: null,
  before: null,
  device: 'd'.repeat(64),
  seq: 3,
  ...more,
})

describe('a deed', () => {
  it.each(LANGUAGES)('has words in %s whatever its kind, and none of the machine', async (language) => {
    const { say } = await sayerIn(language)
    for (const kind of DEED_KINDS) expect(deedWords(say, deed(kind, { subject: 'X' })), kind).not.toMatch(/trail\.|\{|undefined/)
    for (const stage of STAGES) expect(deedWords(say, deed('moved', { subject: stage }))).not.toContain(stage)
    for (const decision of DECISIONS) expect(deedWords(say, deed('answered', { subject: decision }))).not.toContain('_')
  })

  it('names facts by their words, each once, and says where a name has not arrived', async () => {
    const { say } = await sayerIn('en')
    expect(deedWords(say, deed('changed-facts', { subject: 'ask, leadWriters, later, latest' }))).toBe(
      'changed facts of the position: what we ask, lead writers, something else',
    )
    expect(deedWords(say, deed('let-in'))).toBe('let in somebody whose name is not here')
    expect(deedWords(say, deed('heard-of-sending', { subject: 'bounce' }))).toContain('not sent')
    expect(deedWords(say, deed('wrote', { times: 4 }))).toBe('wrote in the text, 4 times')
  })

  it('belongs to exactly one group', () => {
    const grouped = DEED_GROUPS.flatMap((group) => [...kindsIn(group)])
    expect([...grouped].sort()).toEqual([...DEED_KINDS].sort())
    expect([...kindsIn(null)].sort()).toEqual([...DEED_KINDS].sort())
  })
})

describe('a trail', () => {
  it('shows the newest first, and what fits a group and all words', async () => {
    const { say } = await sayerIn('en')
    const rows = trailRows(say, [
      deed('wrote', { title: '1 · Budget' }),
      deed('answered', { person: 'Bilal', subject: 'endorsed', title: '1 · Budget' }),
      deed('made-edition', { subject: 'K7M2-9QXD' }),
    ])
    expect(rows.map((row) => row.deed.kind)).toEqual(['made-edition', 'answered', 'wrote'])
    expect(rowsThatFit(rows, null, ' bilal  BUDGET ').map((row) => row.deed.kind)).toEqual(['answered'])
    expect(rowsThatFit(rows, 'submission', '').map((row) => row.deed.kind)).toEqual(['made-edition'])
    expect(rowsThatFit(rows, 'submission', 'budget 1')).toEqual([])
  })

  it('says between which days something was done that says no moment of itself, or since or until when', async () => {
    const { say, intl } = await sayerIn('en')
    const [early, late] = [Date.UTC(2026, 10, 18, 9), Date.UTC(2026, 10, 20, 9)]
    const time = (after: number | null, before: number | null): string => deedTime(say, intl, { at: null, after, before })
    expect(deedTime(say, intl, { at: early, after: null, before: null })).toMatch(/^18 Nov 2026, \d\d:00$/)
    expect(time(early, late)).toMatch(/^18\s?–\s?20 Nov 2026$/)
    expect(time(late, early)).toBe(time(early, late))
    expect(time(early, early + 1)).toBe('18 Nov 2026')
    expect(time(early, null)).toMatch(/^after 18 Nov 2026, /)
    expect(time(null, late)).toMatch(/^before 20 Nov 2026, /)
    expect(time(null, null)).toBe('no time')
    expect(deedTimeIso({ at: null, after: early, before: null })).toBe('2026-11-18T09:00:00.000Z/..')
  })

  it('is a table in which nothing is a formula', async () => {
    const { say } = await sayerIn('en')
    const csv = trailCsv(say, trailRows(say, [deed('created', { person: '=1+1', title: '1 · A, "B"', at: null })]))
    const [head, line] = csv.split('\r\n')
    expect(head).toBe('\uFEFFWhen,Who,Organisation,What,Position,Computer')
    expect(line).toBe(`,"'=1+1",Budget Watch,began the position,"1 · A, ""B""",dddddddddddddddd 3`)
  })
})

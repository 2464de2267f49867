/** The joint submission as a document: plurals, languages, directions and lengths. */
import { describe, expect, it } from 'vitest'
import { type ClosedHash, type ClosedText, canonicalClosedText, closedTextHash } from '../../../shared/signing/closed-text.ts'
import { canonicalEdition, type Edition, type EditionContent, readEdition } from '../../../shared/submission/edition.ts'
import { submissionOf, submissionWordCount } from '../../../shared/submission/submission.ts'
import { submissionHtml } from '../../../shared/submission/submission-html.ts'
import { submissionMarkdown } from '../../../shared/submission/submission-markdown.ts'
import { plural, submissionWords } from '../../../shared/submission/words.ts'

const closed: ClosedText = {
  schema: 1,
  title: 'Budget <b>',
  ask: 'Publish it',
  stance: 'support_with_changes',
  commitment: 'KE0031',
  language: null,
  content: [['paragraph', [], [['text', 'Every month, please.', []]]]],
}
const hash: ClosedHash = closedTextHash(canonicalClosedText(closed))
const texts = new Map([[hash, closed]])

function contentOf(count: number, changes: Partial<EditionContent> = {}): EditionContent {
  const position = 'a'.repeat(32) as never
  const organisations = Array.from({ length: count }, (_, index) => ({
    id: String(index).padStart(32, '0') as never,
    name: `Member ${index}`,
  }))
  return {
    schema: 1,
    coalition: 'c'.repeat(64) as never,
    coalitionName: 'Open Kenya',
    edition: 1,
    title: 'Joint submission',
    language: 'en',
    place: '',
    day: '2026-11-18',
    addressees: [],
    contact: '',
    licence: '',
    plan: '',
    wordLimit: null,
    positions: [
      { position, number: 4, text: hash, textNumber: 1, closedOn: '2026-11-12', commitmentTitle: 'Open budgets', leadAgencies: 'Finance' },
    ],
    organisations,
    answers: organisations.map(({ id }, index) => ({
      organisation: id,
      position,
      text: hash,
      textNumber: 1,
      basis: 'explicit',
      decision: 'endorsed',
      reservation: '',
      on: null,
      device: String(index).padStart(64, '0') as never,
      seq: 1,
      entry: String(index).padStart(64, '0') as never,
      isShown: true,
    })),
    hidden: { signed: 0, recorded: 0, silent: 0 },
    ...changes,
  }
}

describe('the joint submission', () => {
  it('[SUB-3] says on every page how many signed, and how many of them are named', () => {
    expect(submissionOf(contentOf(21, { hidden: { signed: 2, recorded: 5, silent: 7 } }), texts).runningHead).toBe(
      '23 organisations (21 named) · 18 November 2026 · Edition 1',
    )
    expect(submissionOf(contentOf(1), texts).runningHead).toBe('1 organisation · 18 November 2026 · Edition 1')
    expect(submissionHtml(submissionOf(contentOf(2), texts))).toMatch(/@top-center \{ content: "2 organisations/)
  })

  it('[SUB-3] counts nobody where nobody signed', () => {
    const markdown = submissionMarkdown(submissionOf(contentOf(0), texts))
    expect(markdown).toContain('Submitting organisations (0 organisations)')
    expect(markdown).toContain('**Signed by (0):** Nobody')
  })

  it('[SUB-4] numbers paragraphs, and prints the commitment as the plan has it and our view in words', () => {
    const markdown = submissionMarkdown(submissionOf(contentOf(1), texts))
    for (const part of [
      '4.1\u2002Every month',
      '**Commitment:** KE0031 · Open budgets',
      '**Lead agency:** Finance',
      '**Our view:** We support it with changes',
      '| 4 | KE0031 |  |  |  |  |',
    ])
      expect(markdown).toContain(part)
  })

  it('is complete in four languages, runs as they do, and escapes what it prints', () => {
    for (const language of ['en', 'fr', 'es', 'ar'] as const) {
      const html = submissionHtml(submissionOf(contentOf(3, { language }), texts))
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
      expect(html).toContain('Budget &lt;b&gt;')
      expect(html).not.toMatch(/undefined|\{n\}|<b>/)
    }
  })

  it('forms plurals as each language does', () => {
    const forms = (language: 'ar' | 'en' | 'fr', ...counts: readonly number[]): readonly string[] =>
      counts.map((count) => plural(language, submissionWords(language).organisations, count))
    expect(forms('ar', 1, 2, 3, 11, 100)).toEqual(['منظمة واحدة', 'منظمتان', '3 منظمات', '11 منظمة', '100 منظمة'])
    expect(forms('fr', 0, 1, 2)).toEqual(['0 organisation', '1 organisation', '2 organisations'])
    expect(forms('en', 0, 1, 2)).toEqual(['0 organisations', '1 organisation', '2 organisations'])
  })

  it('[SUB-6] counts the words of titles, asks and texts against a limit', () => {
    expect(submissionWordCount(contentOf(5), texts)).toBe(7)
    expect(submissionMarkdown(submissionOf(contentOf(0, { wordLimit: 5 }), texts))).toContain('**Words:** 7 of at most 5')
  })
})

describe('an edition', () => {
  const edition: Edition = { ...contentOf(2), documents: [{ name: 'submission-1.md', sha256: 'd'.repeat(64) }] }
  it('[SUB-1] is read only as it is written, and only where it agrees with itself', () => {
    const canonical = canonicalEdition(edition)
    expect(readEdition(canonical)).toEqual(edition)
    const [first, second] = edition.answers as [Edition['answers'][number], Edition['answers'][number]]
    const broken: readonly Edition[] = [
      { ...edition, answers: [first, first] },
      { ...edition, answers: [{ ...first, organisation: 'f'.repeat(32) as never }] },
      { ...edition, answers: [{ ...first, position: 'f'.repeat(32) as never }] },
      { ...edition, answers: [first, { ...second, device: first.device }] },
      { ...edition, answers: [{ ...first, basis: 'recorded' }] },
      { ...edition, answers: [{ ...first, device: null, seq: null, entry: null }] },
    ]
    for (const one of broken) expect(readEdition(JSON.stringify(one))).toBeUndefined()
    for (const text of [
      ` ${canonical}`,
      canonical.replace('"schema":1', '"schema":2'),
      JSON.stringify({ ...edition, more: 1 }),
      'null',
      '',
    ])
      expect(readEdition(text)).toBeUndefined()
  })
})

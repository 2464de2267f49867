/** The annex of wording that was not agreed: who could not sign without which words, on which position. SPEC rule SUB-9. */
import type { DocumentNode } from '../document/read-body.ts'
import type { NotAgreed } from './edition.ts'
import { bold, heading, paragraph } from './nodes.ts'
import { type SectionInput, textOf } from './section-input.ts'
import type { SubmissionWords } from './submission-words.ts'

/** Nothing where there is no such wording. */
export function notAgreedSection({ edition, texts, words }: SectionInput): readonly DocumentNode[] {
  const wording = edition.notAgreed ?? []
  if (wording.length === 0) return []
  const sections = edition.positions.flatMap(({ position, number, text }) => {
    const about = wording.filter((one) => one.position === position)
    if (about.length === 0) return []
    const title = heading(2, `${number === 0 ? '' : `${number}. `}${textOf(texts, text).title}`)
    return [title, ...about.flatMap((one) => wordingOf(one, words))]
  })
  return [heading(1, words.notAgreed), paragraph(words.notAgreedNote), ...sections]
}

function wordingOf({ organisation, quote, text }: NotAgreed, words: SubmissionWords): readonly DocumentNode[] {
  const on = quote.trim() === '' ? [] : [paragraph(bold(`${words.notAgreedOn}: `), quote.trim())]
  return [paragraph(bold(organisation)), ...on, ...lines(text)]
}

const lines = (text: string): readonly DocumentNode[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line))

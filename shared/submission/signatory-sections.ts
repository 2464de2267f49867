/** Who signed, in the joint submission: counts are generated, and what was not signed is never called so. SPEC rules SUB-3, HIDE-2. */
import type { DocumentNode } from '../document/read-body.ts'
import { textCode } from '../signing/closed-text.ts'
import { heading, numbered, paragraph, table } from './nodes.ts'
import type { SectionInput } from './section-input.ts'
import { textOf } from './section-input.ts'
import type { Standing } from './tally.ts'
import { plural } from './words.ts'

/** The organisations that submit, first in the document, with their number. */
export function organisationsSection({ edition, words, tally }: SectionInput): readonly DocumentNode[] {
  const count = plural(edition.language, words.organisations, tally.signed.length)
  const names = tally.signed.length === 0 ? [] : [numbered(tally.signed.map(({ name }) => [name]))]
  return [heading(1, `${words.submittedBy} (${count})`), ...names, ...hiddenLine({ edition, words }, 'signed')]
}

type Strength = 'signed' | 'recorded' | 'silent'
const HIDDEN_WORDS = { signed: 'hiddenSigned', recorded: 'hiddenRecorded', silent: 'hiddenSilent' } as const

function hiddenLine({ edition, words }: Pick<SectionInput, 'edition' | 'words'>, strength: Strength): readonly DocumentNode[] {
  const count = edition.hidden[strength]
  return count === 0 ? [] : [paragraph(plural(edition.language, words[HIDDEN_WORDS[strength]], count))]
}

/** Every organisation with the positions that it signed; those that did not sign under headings of their own. */
export function signatoriesSection(input: SectionInput): readonly DocumentNode[] {
  const { words, tally } = input
  return [
    heading(1, words.signatories),
    ...standingTable(input, tally.signed),
    ...hiddenLine(input, 'signed'),
    ...apart(input, words.recordedBy, tally.recorded, 'recorded'),
    ...apart(input, words.silentBy, tally.silent, 'silent'),
  ]
}

function apart(input: SectionInput, title: string, standing: readonly Standing[], strength: Strength): readonly DocumentNode[] {
  const hidden = hiddenLine(input, strength)
  if (standing.length === 0 && hidden.length === 0) return []
  const count = plural(input.edition.language, input.words.organisations, standing.length)
  return [heading(2, `${title} (${count})`), ...standingTable(input, standing), ...hidden]
}

function standingTable({ words }: SectionInput, standing: readonly Standing[]): readonly DocumentNode[] {
  if (standing.length === 0) return []
  const rows = standing.map(({ name, positions }) => [[name], [positions.map(({ number }) => number).join(', ')]])
  return [table([words.signatories, words.positions], rows)]
}

/** The texts with their codes: what exactly was signed. */
export function annexSection({ edition, texts, words }: SectionInput): readonly DocumentNode[] {
  const rows = edition.positions.map(({ number, text, textNumber, closedOn }) => [
    [String(number)],
    [textOf(texts, text).title],
    [`${words.text} ${textNumber}, ${closedOn}`],
    [textCode(text)],
    [text],
  ])
  return [
    heading(1, words.texts),
    paragraph(words.textsNote),
    table([words.number, words.position, words.text, words.textCode, words.hash], rows),
  ]
}

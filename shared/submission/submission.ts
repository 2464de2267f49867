/** The joint submission as one document, made of an edition and the closed texts it names. SPEC rules SUB-3, SUB-4, SUB-6, SUB-9. */
import { nodesOfCanonical } from '../document/canonical-content.ts'
import type { Direction } from '../document/direction.ts'
import { dayInWords } from '../document/export-document.ts'
import { nodeText } from '../document/node-text.ts'
import type { DocumentNode } from '../document/read-body.ts'
import { wordCount } from '../document/word-count.ts'
import type { EditionContent, EditionPosition } from './edition.ts'
import { bold, footnote, heading, type Inline, paragraph, table } from './nodes.ts'
import { notAgreedSection } from './not-agreed-section.ts'
import { responseSection } from './response-section.ts'
import { type SectionInput, type TextsByHash, textOf } from './section-input.ts'
import { annexSection, organisationsSection, signatoriesSection } from './signatory-sections.ts'
import type { SubmissionWords } from './submission-words.ts'
import { type NamedAnswer, type PositionTally, tallyOf } from './tally.ts'
import { plural, submissionWords } from './words.ts'

/** A submission ready to be written in any format. */
export interface Submission {
  readonly language: EditionContent['language']
  readonly direction: Direction
  readonly title: string
  readonly coalition: string
  /** ISO 8601. */
  readonly day: string
  /** Place, day and edition, under the title. */
  readonly dayLine: string
  /** How many organisations signed. */
  readonly signedLine: string
  /** On every page: how many organisations signed, when, which edition. */
  readonly runningHead: string
  readonly words: SubmissionWords
  readonly blocks: readonly DocumentNode[]
}

/** Makes the document. Equal input gives an equal document. Throws where a text is missing. */
export function submissionOf(edition: EditionContent, texts: TextsByHash): Submission {
  const words = submissionWords(edition.language)
  const tally = tallyOf(edition)
  const input = { edition, texts, words, tally }
  const day = dayInWords({ date: edition.day, language: edition.language })
  const front = tally.byPosition.filter(({ position }) => position.number === 0)
  const others = tally.byPosition.filter(({ position }) => position.number !== 0)
  const editionName = `${words.edition} ${edition.edition}`
  return {
    language: edition.language,
    direction: edition.language === 'ar' ? 'rtl' : 'ltr',
    title: edition.title,
    coalition: edition.coalitionName,
    day: edition.day,
    dayLine: [edition.place, day, editionName].filter((part) => part !== '').join(' · '),
    signedLine: signedCount(input),
    runningHead: [signedCount(input), day, editionName].join(' · '),
    words,
    blocks: [
      ...coverSection(input),
      ...organisationsSection(input),
      ...front.flatMap((position) => positionSection(input, position)),
      ...summarySection(input, others),
      ...others.flatMap((position) => positionSection(input, position)),
      ...responseSection(input, others),
      ...signatoriesSection(input),
      ...notAgreedSection(input),
      ...annexSection(input),
    ],
  }
}

/** Words of asks and texts: what limits of length speak about. */
export function submissionWordCount({ positions }: Pick<EditionContent, 'positions'>, texts: TextsByHash): number {
  const counted = positions.map(({ text }) => {
    const { title, ask, content } = textOf(texts, text)
    return wordCount([title, ask, ...nodesOfCanonical(content).map(nodeText)].join('\n'))
  })
  return counted.reduce((sum, count) => sum + count, 0)
}

/** "23 organisations (21 named)": those that signed, and nothing else. */
function signedCount({ edition, words, tally }: SectionInput): string {
  const named = tally.signed.length
  const all = plural(edition.language, words.organisations, named + edition.hidden.signed)
  return edition.hidden.signed === 0 ? all : `${all} (${named} ${words.namedWord})`
}

function coverSection({ edition, texts, words }: SectionInput): readonly DocumentNode[] {
  const limit = edition.wordLimit
  const length = limit === null ? '' : `${submissionWordCount(edition, texts)} ${words.wordLimit} ${limit}`
  const facts: readonly (readonly [string, string])[] = [
    [words.plan, edition.plan],
    [words.to, edition.addressees.join('; ')],
    [words.contact, edition.contact],
    [words.licence, edition.licence],
    [words.wordCount, length],
  ]
  return facts.flatMap(([label, value]) => fact(label, value))
}

/** Label and words on a line of its own; nothing where nothing is said. */
export const fact = (label: string, ...value: readonly Inline[]): readonly DocumentNode[] =>
  value.every((part) => part === '') ? [] : [paragraph(bold(`${label}: `), ...value)]

function summarySection({ texts, words }: SectionInput, positions: readonly PositionTally[]): readonly DocumentNode[] {
  const rows = positions.map(({ position, signed }) => {
    const { title, stance } = textOf(texts, position.text)
    const who = signed.length === 0 ? words.nobody : `${signed.length}: ${signed.map(({ name }) => name).join(', ')}`
    return [[String(position.number)], [title], [stanceInWords(words, stance)], [who]]
  })
  return [heading(1, words.summary), table([words.number, words.position, words.view, words.signedBy], rows)]
}

const stanceInWords = (words: SubmissionWords, stance: string | null): string => (stance === null ? '' : (words.stances[stance] ?? stance))

function positionSection({ texts, words }: SectionInput, tally: PositionTally): readonly DocumentNode[] {
  const { position, signed, recorded, silent, earlier } = tally
  const { title, ask, stance, commitment, content } = textOf(texts, position.text)
  const number = position.number === 0 ? '' : `${position.number}. `
  const about = [commitment ?? '', position.commitmentTitle].filter((part) => part !== '').join(' · ')
  return [
    heading(1, `${number}${title}`),
    ...fact(words.commitment, about),
    ...fact(words.leadAgency, position.leadAgencies),
    ...fact(words.view, stanceInWords(words, stance)),
    ...fact(words.ask, ask),
    ...numberedParagraphs(position, nodesOfCanonical(content)),
    ...fact(`${words.signedBy} (${signed.length})`, ...(signed.length === 0 ? [words.nobody] : listed(signed, words))),
    ...fact(words.recordedBy, ...listed(recorded, words)),
    ...fact(words.silentBy, ...listed(silent, words)),
    ...fact(words.earlierBy, ...listed(earlier, words)),
  ]
}

/** Names with commas between; what an organisation excepts is a footnote at its name. */
function listed(answers: readonly NamedAnswer[], words: SubmissionWords): readonly Inline[] {
  return answers.flatMap(({ name, reservation }, index) => [
    index === 0 ? name : `, ${name}`,
    ...(reservation === '' ? [] : [footnote(`${name}. ${words.exception}: ${reservation}`)]),
  ])
}

/** The paragraphs that stand by themselves are numbered behind the position's number, so that an answer can name them; headings stay below the position's. */
function numberedParagraphs({ number }: EditionPosition, blocks: readonly DocumentNode[]): readonly DocumentNode[] {
  let count = 0
  return blocks.map((block) => {
    if (!('content' in block)) return block
    if (block.type === 'heading') return { ...block, attrs: { level: Math.min(Number(block.attrs['level'] ?? 1) + 1, 3) } }
    if (block.type !== 'paragraph' || block.content.length === 0) return block
    count++
    return { ...block, content: [{ type: 'text', text: `${number}.${count}\u2002`, marks: [] }, ...block.content] }
  })
}

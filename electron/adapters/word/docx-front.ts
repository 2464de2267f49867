/** What stands around the texts in a Word file: who, what and when at the top, each position's ask and facts, the edges of pages. */
import { Bookmark, Footer, Header, HeadingLevel, InternalHyperlink, PageNumber, Paragraph, type ParagraphChild, Tab, TextRun } from 'docx'
import { type Direction, directionOf } from '../../../shared/document/direction.ts'
import {
  dayInWords,
  type ExportDocument,
  type ExportLabels,
  type ExportPosition,
  isOnePosition,
  positionFacts,
} from '../../../shared/document/export-document.ts'
import type { Submission } from '../../../shared/submission/submission.ts'
import { textRuns } from './docx-inline.ts'
import { styleIds } from './docx-styles.ts'

/** Coalition, title, day; for a set the list of its positions. */
export function frontPage(document: ExportDocument): Paragraph[] {
  const { direction, positions } = document
  const [only] = positions
  const title =
    isOnePosition(document) && only ? numbered(only, direction) : textRuns(document.title, directionOf(document.title) ?? direction)
  return [
    ...line(document.coalition, styleIds.coalition, direction),
    new Paragraph({ heading: HeadingLevel.TITLE, bidirectional: isRtl(document.title, direction), children: title }),
    ...line(dayInWords(document), styleIds.date, direction),
    ...(positions.length > 1 ? contents(document) : []),
  ]
}

/** Coalition, title, place, day and edition of the joint submission, and how many signed. */
export function submissionFront({ coalition, title, dayLine, signedLine, direction }: Submission): Paragraph[] {
  const heading = new Paragraph({
    heading: HeadingLevel.TITLE,
    bidirectional: isRtl(title, direction),
    children: textRuns(title, directionOf(title) ?? direction),
  })
  return [
    ...line(coalition, styleIds.coalition, direction),
    heading,
    ...line(dayLine, styleIds.coalition, direction),
    ...line(signedLine, styleIds.date, direction),
  ]
}

function contents({ positions, labels, direction }: ExportDocument): Paragraph[] {
  return [
    ...line(labels.contents, styleIds.contentsHeading, direction),
    ...positions.map((position, index) => {
      const runs = textRuns(position.title, directionOf(position.title) ?? direction)
      const number = position.number === null ? '' : `${position.number}.`
      const children = [...textRuns(number, direction), new TextRun({ children: [new Tab()] }), ...runs]
      return new Paragraph({
        style: styleIds.contents,
        bidirectional: direction === 'rtl',
        children: [new InternalHyperlink({ anchor: bookmarkOf(index), children })],
      })
    }),
  ]
}

/** The heading of a position, unless the document's title is it; what is asked; the facts. */
export function positionFront(document: ExportDocument, position: ExportPosition, index: number): Paragraph[] {
  const { direction, labels } = document
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    bidirectional: isRtl(position.title, direction),
    children: [new Bookmark({ id: bookmarkOf(index), children: numbered(position, direction) })],
  })
  return [...(isOnePosition(document) ? [] : [heading]), ...ask(position, labels, direction), ...facts(position, labels, direction)]
}

function ask({ ask: words }: ExportPosition, labels: ExportLabels, direction: Direction): Paragraph[] {
  if (words.trim() === '') return []
  return [...line(labels.ask, styleIds.askLabel, direction), ...line(words, styleIds.ask, direction)]
}

function facts(position: ExportPosition, labels: ExportLabels, direction: Direction): Paragraph[] {
  return positionFacts(position, labels).map(([label, words], index, all) => {
    const labelRuns = textRuns(label, directionOf(label) ?? direction, { bold: true })
    const children: ParagraphChild[] = [...labelRuns, new TextRun({ children: [new Tab()] }), ...textRuns(words, direction)]
    const spacing = index === all.length - 1 ? { spacing: { after: 280 } } : {}
    return new Paragraph({ style: styleIds.fact, bidirectional: isRtl(label, direction), children, ...spacing })
  })
}

/** The number in a style of its own, so that it is not taken for a part of the title when the file comes back. */
function numbered(position: ExportPosition, direction: Direction): TextRun[] {
  const own = directionOf(position.title) ?? direction
  const number = position.number === null ? [] : textRuns(`${position.number}. `, own, { style: styleIds.number })
  return [...number, ...textRuns(position.title, own)]
}

function line(text: string, style: string, direction: Direction): Paragraph[] {
  if (text.trim() === '') return []
  const own = directionOf(text) ?? direction
  return [new Paragraph({ style, bidirectional: own === 'rtl', children: textRuns(text, own) })]
}

const isRtl = (text: string, direction: Direction): boolean => (directionOf(text) ?? direction) === 'rtl'
const bookmarkOf = (index: number): string => `position-${index + 1}`

/** The head of every page but the first. */
export function pageHeader({ coalition, title, direction }: Pick<ExportDocument, 'coalition' | 'title' | 'direction'>): Header {
  const text = [coalition, title].filter((part) => part.trim() !== '').join(' · ')
  return new Header({ children: [edge(textRuns(text, directionOf(text) ?? direction), direction)] })
}

/** The foot of every page: "Page 2 of 9" in the document's words. */
export function pageFooter({
  labels,
  direction,
}: {
  readonly labels: Pick<ExportLabels, 'page' | 'of'>
  readonly direction: Direction
}): Footer {
  const children = [
    ...textRuns(`${labels.page} `, direction),
    new TextRun({ children: [PageNumber.CURRENT], rightToLeft: direction === 'rtl' }),
    ...textRuns(` ${labels.of} `, direction),
    new TextRun({ children: [PageNumber.TOTAL_PAGES], rightToLeft: direction === 'rtl' }),
  ]
  return new Footer({ children: [edge(children, direction)] })
}

const edge = (children: TextRun[], direction: Direction): Paragraph =>
  new Paragraph({ style: styleIds.edge, bidirectional: direction === 'rtl', children })

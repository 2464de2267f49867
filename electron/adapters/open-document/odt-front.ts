/** What stands around the texts in an OpenDocument file: who, what and when at the top, each position's ask and facts. */
import { type Direction, directionOf } from '../../../shared/document/direction.ts'
import {
  dayInWords,
  type ExportDocument,
  type ExportPosition,
  isOnePosition,
  positionFacts,
} from '../../../shared/document/export-document.ts'
import type { Submission } from '../../../shared/submission/submission.ts'
import { characters, line, span } from './odt-inline.ts'
import { type ParagraphStyle, paragraphStyle, TEXT_STYLES } from './odt-styles.ts'
import { element, type Xml } from './xml.ts'

/** Coalition, title, day; for a set the list of its positions. */
export function frontPage(document: ExportDocument): readonly Xml[] {
  const { direction, positions, coalition } = document
  const [only] = positions
  const title = isOnePosition(document) && only ? numbered(only) : characters(document.title)
  return [
    ...line(coalition, 'Coalition', direction),
    element('text:p', { 'text:style-name': paragraphStyle('Title', directionOf(document.title) ?? direction) }, ...title),
    ...line(dayInWords(document), 'Day', direction),
    ...(positions.length > 1 ? contents(document) : []),
  ]
}

/** Coalition, title, place, day and edition of the joint submission, and how many signed. */
export const submissionFront = ({ coalition, title, dayLine, signedLine, direction }: Submission): readonly Xml[] => [
  ...line(coalition, 'Coalition', direction),
  ...line(title, 'Title', direction),
  ...line(dayLine, 'Coalition', direction),
  ...line(signedLine, 'Day', direction),
]

function contents({ positions, labels, direction }: ExportDocument): readonly Xml[] {
  return [
    ...line(labels.contents, 'Contents_20_Heading', direction),
    ...positions.map(({ number, title }, index) => {
      const link = element('text:a', { 'xlink:type': 'simple', 'xlink:href': `#${bookmarkOf(index)}` }, ...characters(title))
      return element(
        'text:p',
        { 'text:style-name': paragraphStyle('Contents', directionOf(title) ?? direction) },
        number === null ? '' : `${number}.`,
        element('text:tab'),
        link,
      )
    }),
  ]
}

/** The heading of a position, unless the document's title is it; what is asked; the facts. */
export function positionFront(document: ExportDocument, position: ExportPosition, index: number): readonly Xml[] {
  const { direction, labels } = document
  const style = paragraphStyle('Heading_20_1', directionOf(position.title) ?? direction)
  const bookmark = element('text:bookmark', { 'text:name': bookmarkOf(index) })
  const heading = element('text:h', { 'text:style-name': style, 'text:outline-level': 1 }, bookmark, ...numbered(position))
  const asked = position.ask.trim() === '' ? [] : [...line(labels.ask, 'Ask_20_Label', direction), ...line(position.ask, 'Ask', direction)]
  const facts = positionFacts(position, labels)
  const written = facts.map((fact, at) => factLine(fact, at === facts.length - 1 ? 'Last_20_Fact' : 'Fact', direction))
  return [...(isOnePosition(document) ? [] : [heading]), ...asked, ...written]
}

function factLine([label, words]: readonly [string, string], style: ParagraphStyle, direction: Direction): Xml {
  const name = paragraphStyle(style, directionOf(label) ?? direction)
  return element('text:p', { 'text:style-name': name }, ...span(TEXT_STYLES.bold, label), element('text:tab'), ...characters(words))
}

const numbered = ({ number, title }: ExportPosition): readonly (Xml | string)[] =>
  number === null ? characters(title) : [...span(TEXT_STYLES.number, `${number}. `), ...characters(title)]

const bookmarkOf = (index: number): string => `position-${index + 1}`

/** The characters of a paragraph as OpenDocument has them. Which way letters run is left to Unicode's rules, which every reader knows. */
import { type Direction, directionOf } from '../../../shared/document/direction.ts'
import { nodeText } from '../../../shared/document/node-text.ts'
import { type DocumentNode, isText, type Mark } from '../../../shared/document/read-body.ts'
import { webLink } from '../../../shared/document/web-link.ts'
import { type ParagraphStyle, paragraphStyle, TEXT_STYLES } from './odt-styles.ts'
import { element, type Xml } from './xml.ts'

/** What is counted while a document is written. */
export interface OdtParts {
  /** For paragraphs without letters. */
  readonly direction: Direction
  /** The number of the next footnote, from 1. */
  readonly nextNote: () => number
  /** Keeps a table's widths as a style; its name. */
  readonly addTable: (table: TableWidths) => string
}

/** Widths of a table's columns in twips, and the direction in which they stand. */
export interface TableWidths {
  readonly columns: readonly number[]
  readonly direction: Direction
}

/** The direction of what a node says, or the document's. */
export const nodeDirection = (node: DocumentNode, { direction }: Pick<OdtParts, 'direction'>): Direction =>
  directionOf(nodeText(node)) ?? direction

/** Spaces and breaks as elements where XML would make one space of them; all other characters as they are. */
export function characters(text: string): readonly (Xml | string)[] {
  return text.split(/(\n|\t| {2,}|^ )/u).flatMap((part): readonly (Xml | string)[] => {
    if (part === '') return []
    if (part === '\n') return [element('text:line-break')]
    if (part === '\t') return [element('text:tab')]
    return /^ +$/.test(part) ? [element('text:s', { 'text:c': part.length })] : [part]
  })
}

/** Characters under a character style. */
export const span = (style: string | undefined, text: string): readonly (Xml | string)[] =>
  style === undefined ? characters(text) : [element('text:span', { 'text:style-name': style }, ...characters(text))]

/** A paragraph of plain text that runs as its letters do; nothing where it says nothing. */
export function line(text: string, style: ParagraphStyle, direction: Direction): readonly Xml[] {
  if (text.trim() === '') return []
  return [element('text:p', { 'text:style-name': paragraphStyle(style, directionOf(text) ?? direction) }, ...characters(text))]
}

/** A paragraph's content. Unknown nodes are their text. */
export const inline = (content: readonly DocumentNode[], parts: OdtParts): readonly (Xml | string)[] =>
  content.flatMap((node) => inlineNode(node, parts))

function inlineNode(node: DocumentNode, parts: OdtParts): readonly (Xml | string)[] {
  if (!isText(node)) {
    if (node.type === 'hardBreak') return [element('text:line-break')]
    if (node.type === 'footnote') return [footnote(String(node.attrs['text'] ?? ''), parts)]
    return characters(nodeText(node))
  }
  const address = addressOf(node.marks)
  const look = lookOf(node.marks)
  if (address === undefined) return span(look, node.text)
  return [element('text:a', { 'xlink:type': 'simple', 'xlink:href': address }, ...span(look, node.text))]
}

function footnote(text: string, parts: OdtParts): Xml {
  const number = parts.nextNote()
  return element(
    'text:note',
    { 'text:id': `note-${number}`, 'text:note-class': 'footnote' },
    element('text:note-citation', {}, String(number)),
    element(
      'text:note-body',
      {},
      element('text:p', { 'text:style-name': paragraphStyle('Footnote', directionOf(text) ?? parts.direction) }, ...characters(text)),
    ),
  )
}

function lookOf(marks: readonly Mark[]): string | undefined {
  const [isBold, isItalic] = [has(marks, 'bold'), has(marks, 'italic')]
  if (isBold && isItalic) return TEXT_STYLES.boldItalic
  if (isBold) return TEXT_STYLES.bold
  return isItalic ? TEXT_STYLES.italic : undefined
}

const has = (marks: readonly Mark[], type: string): boolean => marks.some((mark) => mark.type === type)

function addressOf(marks: readonly Mark[]): string | undefined {
  const address = webLink(marks.find(({ type }) => type === 'link')?.attrs['href'])
  return address !== undefined && URL.canParse(address) ? address : undefined
}

/** Blocks of a text as Word's paragraphs and tables. */
import { HeadingLevel, Paragraph, type Table } from 'docx'
import { type DocumentNode, isText } from '../../../shared/document/read-body.ts'
import { type DocxParts, inlineRuns, nodeDirection } from './docx-inline.ts'
import type { DocxPlace } from './docx-place.ts'
import { INDENT, LIST_LEVELS, listContinueId, styleIds } from './docx-styles.ts'
import { docxTable } from './docx-table.ts'

/** The reference of the numbering that all bulleted lists share. */
export const BULLETS = 'bullets'

/** Twips between a list and the paragraph after it, beside those of its last item. */
const AFTER_LIST = 120

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]

/** Writes blocks. Empty paragraphs are left out: Word spaces paragraphs itself. */
export function docxBlocks(blocks: readonly DocumentNode[], place: DocxPlace, parts: DocxParts): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) =>
    docxBlock(block, { ...place, followsList: place.lists === 0 && isList(blocks[index - 1]) }, parts),
  )
}

const isList = (block: DocumentNode | undefined): boolean => block?.type === 'bulletList' || block?.type === 'orderedList'

function docxBlock(block: DocumentNode, place: DocxPlace, parts: DocxParts): (Paragraph | Table)[] {
  if (isText(block)) return docxParagraph({ type: 'paragraph', attrs: {}, content: [block] }, place, parts)
  switch (block.type) {
    case 'heading':
      return [docxHeading(block, place, parts)]
    case 'blockquote':
      return docxBlocks(block.content, { ...place, style: styleIds.quote, indent: place.indent + INDENT }, parts)
    case 'bulletList':
    case 'orderedList':
      return docxList(block, place, parts)
    case 'table':
      return [docxTable(block, place, parts, docxBlocks), new Paragraph({ style: styleIds.gap })]
    case 'horizontalRule':
      return [new Paragraph({ style: styleIds.rule })]
    default:
      return holdsBlocks(block) ? docxBlocks(block.content, place, parts) : docxParagraph(block, place, parts)
  }
}

type Block = Exclude<DocumentNode, { text: string }>

const INLINE: ReadonlySet<string> = new Set(['hardBreak', 'footnote'])
const holdsBlocks = ({ content }: Block): boolean => content.some((child) => !isText(child) && !INLINE.has(child.type))

function docxHeading(block: Block, place: DocxPlace, parts: DocxParts): Paragraph {
  const level = Number(block.attrs['level'])
  const shifted = Math.min(Math.max(Number.isInteger(level) ? level : 1, 1) + place.headingShift, HEADINGS.length)
  const direction = nodeDirection(block, parts)
  return new Paragraph({
    heading: HEADINGS[shifted - 1] ?? HeadingLevel.HEADING_1,
    bidirectional: direction === 'rtl',
    children: inlineRuns(block.content, direction, parts),
  })
}

function docxParagraph(block: Block, place: DocxPlace, parts: DocxParts): Paragraph[] {
  if (block.content.length === 0 && !place.item) return []
  const direction = nodeDirection(block, parts)
  const children = inlineRuns(block.content, direction, parts)
  return [new Paragraph({ ...paragraphLook(place), bidirectional: direction === 'rtl', children })]
}

/** Levels of lists carry their own indents, unless something around the list has moved it in. */
function paragraphLook(place: DocxPlace) {
  const { style, indent, item, lists } = place
  if (style === styleIds.quote) return quoteLook(place)
  const moved = indent > 0 ? { indent: indentOf(place) } : {}
  if (lists > 0 && !item && style === undefined) return { style: listContinueId(levelIn(lists)), ...moved }
  return { ...(style === undefined ? {} : { style }), ...numberingOf(place), ...moved, ...spacingOf(place) }
}

/** The style of quotes knows nothing of lists: where both meet, the list is what is seen, moved in. */
function quoteLook(place: DocxPlace) {
  if (place.lists > 0) return { ...numberingOf(place), indent: indentOf(place) }
  return { style: styleIds.quote, indent: { left: place.indent, right: INDENT }, ...spacingOf(place) }
}

function indentOf({ indent, item, lists }: DocxPlace) {
  const left = indent + INDENT * lists
  return item ? { left, hanging: INDENT } : { left }
}

const numberingOf = ({ item }: DocxPlace) => (item ? { numbering: { reference: item.reference, level: item.level } } : {})

/** Items stand close together, so the space after the last is made by what follows. */
const spacingOf = ({ item, followsList }: DocxPlace) => (followsList && !item ? { spacing: { before: AFTER_LIST } } : {})

const levelIn = (lists: number): number => Math.min(lists, LIST_LEVELS) - 1

function docxList(list: Block, place: DocxPlace, parts: DocxParts): (Paragraph | Table)[] {
  const lists = place.lists + 1
  const level = levelIn(lists)
  const start = Number(list.attrs['start'] ?? 1)
  const reference =
    list.type === 'bulletList' ? BULLETS : parts.addList(level, Number.isInteger(start) && start >= 0 ? Math.min(start, 32_000) : 1)
  return list.content.flatMap((item) => {
    const [first, ...rest] = isText(item) ? [item] : item.content
    if (!first) return []
    const isParagraph = isText(first) || first.type === 'paragraph'
    const lead = isParagraph ? first : ({ type: 'paragraph', attrs: {}, content: [] } as const)
    return [
      ...docxBlock(lead, { ...place, lists, item: { reference, level } }, parts),
      ...docxBlocks(isParagraph ? rest : [first, ...rest], { ...place, lists, item: undefined }, parts),
    ]
  })
}

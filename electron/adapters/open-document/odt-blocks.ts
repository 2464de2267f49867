/** Blocks of a text as OpenDocument's headings, paragraphs, lists and tables. */
import { type DocumentNode, isText } from '../../../shared/document/read-body.ts'
import { characters, inline, nodeDirection, type OdtParts } from './odt-inline.ts'
import type { OdtPlace } from './odt-place.ts'
import { HEADING_STYLES, LIST_STYLES, paragraphStyle } from './odt-styles.ts'
import { odtTable } from './odt-table.ts'
import { element, type Xml } from './xml.ts'

type Block = Exclude<DocumentNode, { text: string }>

/** Writes blocks. Empty paragraphs are left out: styles space paragraphs. */
export const odtBlocks = (blocks: readonly DocumentNode[], place: OdtPlace, parts: OdtParts): readonly Xml[] =>
  blocks.flatMap((block) => odtBlock(block, place, parts))

function odtBlock(block: DocumentNode, place: OdtPlace, parts: OdtParts): readonly Xml[] {
  if (isText(block))
    return [element('text:p', { 'text:style-name': paragraphStyle(place.style, nodeDirection(block, parts)) }, ...characters(block.text))]
  switch (block.type) {
    case 'heading':
      return [heading(block, place, parts)]
    case 'blockquote':
      return odtBlocks(block.content, { ...place, style: 'Quote' }, parts)
    case 'bulletList':
    case 'orderedList':
      return list(block, place, parts)
    case 'table':
      return [odtTable(block, place, parts, odtBlocks), element('text:p', { 'text:style-name': paragraphStyle('Gap', parts.direction) })]
    case 'horizontalRule':
      return [element('text:p', { 'text:style-name': paragraphStyle('Rule', parts.direction) })]
    default:
      return holdsBlocks(block) ? odtBlocks(block.content, place, parts) : paragraph(block, place, parts)
  }
}

const INLINE: ReadonlySet<string> = new Set(['hardBreak', 'footnote'])
const holdsBlocks = ({ content }: Block): boolean => content.some((child) => !isText(child) && !INLINE.has(child.type))

function heading(block: Block, { headingShift }: OdtPlace, parts: OdtParts): Xml {
  const level = Number(block.attrs['level'])
  const shifted = Math.min(Math.max(Number.isInteger(level) ? level : 1, 1) + headingShift, HEADING_STYLES.length)
  const style = paragraphStyle(HEADING_STYLES[shifted - 1] ?? 'Heading_20_1', nodeDirection(block, parts))
  return element('text:h', { 'text:style-name': style, 'text:outline-level': shifted }, ...inline(block.content, parts))
}

function paragraph(block: Block, { style }: OdtPlace, parts: OdtParts): readonly Xml[] {
  if (block.content.length === 0) return []
  return [element('text:p', { 'text:style-name': paragraphStyle(style, nodeDirection(block, parts)) }, ...inline(block.content, parts))]
}

/** The list. OpenDocument has no tables inside lists: one stands behind the item that holds it, and the list goes on with the next number. */
function list(block: Block, place: OdtPlace, parts: OdtParts): readonly Xml[] {
  const written: Xml[] = []
  let items: Xml[] = []
  const close = (): void => {
    if (items.length > 0) written.push(listOf(block, items))
    items = []
  }
  for (const [index, item] of block.content.entries()) {
    const tables: Xml[] = []
    const number = items.length === 0 ? startOf(block) + index : undefined
    items.push(listItem(item, number, { place: { ...place, style: 'List' }, parts, tables }))
    if (tables.length === 0) continue
    close()
    written.push(...tables)
  }
  close()
  return written
}

const listOf = ({ type }: Block, items: readonly Xml[]): Xml =>
  element('text:list', { 'text:style-name': type === 'bulletList' ? LIST_STYLES.bullets : LIST_STYLES.numbers }, ...items)

function startOf({ attrs }: Block): number {
  const start = Number(attrs['start'] ?? 1)
  return Number.isInteger(start) && start >= 0 ? Math.min(start, 32_000) : 1
}

interface InList {
  readonly place: OdtPlace
  readonly parts: OdtParts
  /** Takes what cannot stand in the list. */
  readonly tables: Xml[]
}

function listItem(item: DocumentNode, number: number | undefined, { place, parts, tables }: InList): Xml {
  const blocks = isText(item) ? [item] : item.content
  const content = blocks.flatMap((block): readonly Xml[] => {
    if (isText(block) || (block.type !== 'table' && !isList(block))) return withoutTables(odtBlock(block, place, parts), tables)
    if (isList(block)) {
      const nested = block.content.map((inner, index) =>
        listItem(inner, index === 0 ? startOf(block) : undefined, { place, parts, tables }),
      )
      return [listOf(block, nested)]
    }
    tables.push(...odtBlock(block, place, parts))
    return []
  })
  const lead = content.length > 0 ? content : [element('text:p', { 'text:style-name': paragraphStyle(place.style, parts.direction) })]
  return element('text:list-item', { 'text:start-value': number }, ...lead)
}

const isList = ({ type }: Block): boolean => type === 'bulletList' || type === 'orderedList'

/** A quote inside an item may hold a table as well. */
function withoutTables(written: readonly Xml[], tables: Xml[]): readonly Xml[] {
  const isTable = ({ xml }: Xml): boolean => xml.startsWith('<table:table')
  tables.push(...written.filter(isTable))
  return written.filter((one) => !isTable(one))
}

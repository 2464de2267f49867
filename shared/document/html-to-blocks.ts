/** HTML from elsewhere (a Word file read, a clipboard) as blocks of a position, with a list of what could not be kept. */
import { isOpaque, MAX_TAG_DEPTH, marksIn, readInline, tidyRuns } from './html-inline.ts'
import { readList } from './html-lists.ts'
import { findNotes } from './html-notes.ts'
import type { BlockPlace, BlockReader } from './html-reader.ts'
import { readTable } from './html-tables.ts'
import { type HtmlElement, type HtmlNode, type HtmlTree, isBlock, isElement, lineOf, parseHtml } from './html-tree.ts'
import { createLossCounter, type LostPart } from './lost-part.ts'
import type { DocumentNode } from './read-body.ts'

/** What the HTML said. The blocks are valid against the schema of positions. */
export interface HtmlReading {
  readonly blocks: readonly DocumentNode[]
  /** The words of the first block that is marked as the title, as Word and Google Docs mark it; it is not among the blocks. */
  readonly title: string | null
  readonly lost: readonly LostPart[]
}

/** What the caller knows about the HTML. */
export interface HtmlOptions {
  /** The number of a list item in which an element has this id; undefined if the id says nothing about it. */
  readonly itemNumber?: (id: string) => number | undefined
}

/** Deeper lists, quotes and tables become part of what is around them, so that a text stays within 32 levels. */
const MAX_NESTING = 8

/**
 * Reads HTML of any origin. Headings below the third level become third, empty paragraphs are left out, links other than to web and
 * mail addresses lose their target, footnotes become notes in the text.
 */
export function htmlToBlocks(html: string, options: HtmlOptions = {}): HtmlReading {
  const tree = parseHtml(html)
  const losses = createLossCounter()
  const title = tree.elements.find(isTitle)
  const reader: BlockReader = {
    title,
    notes: findNotes(tree),
    losses,
    itemNumber: options.itemNumber ?? (() => undefined),
    blocks: (nodes, place) => readBlocks(nodes, place, reader, tree),
  }
  const blocks = reader.blocks(tree.children, { depth: 0, nesting: 0, marks: [] })
  return { blocks, title: title ? lineOf(title) : null, lost: losses.parts() }
}

function readBlocks(nodes: readonly HtmlNode[], place: BlockPlace, reader: BlockReader, tree: HtmlTree): readonly DocumentNode[] {
  const blocks: DocumentNode[] = []
  let runs: DocumentNode[] = []
  const flush = (): void => {
    blocks.push(...paragraphOf(runs))
    runs = []
  }
  for (const node of nodes) {
    if (isElement(node) && !isOpaque(node) && (isBlock(node) || tree.holdsBlock(node))) {
      flush()
      for (const block of readBlock(node, place, reader)) blocks.push(block)
    } else for (const run of readInline(node, place.marks, reader, place.depth)) runs.push(run)
  }
  flush()
  return blocks
}

function readBlock(element: HtmlElement, around: BlockPlace, reader: BlockReader): readonly DocumentNode[] {
  if (element === reader.title || reader.notes.isNote(element)) return []
  if (element.name === 'hr') return [{ type: 'horizontalRule', attrs: {}, content: [] }]
  if (around.depth > MAX_TAG_DEPTH) {
    reader.losses.add('other', '')
    return []
  }
  const place = { ...around, depth: around.depth + 1 }
  const level = /^h([1-6])$/.exec(element.name)?.[1]
  if (level !== undefined) return headingOf(element, Math.min(Number(level), 3), place, reader)
  const marks = isBlock(element) ? place.marks : marksIn(element, place.marks, reader)
  return readNesting(element, place, reader) ?? reader.blocks(element.children, { ...place, marks })
}

/** A list, table or quote; undefined for what is none, or stands in too many others to be one. */
function readNesting(element: HtmlElement, around: BlockPlace, reader: BlockReader): readonly DocumentNode[] | undefined {
  const place = { ...around, nesting: around.nesting + 1 }
  if (place.nesting > MAX_NESTING) return undefined
  switch (element.name) {
    case 'ul':
    case 'ol':
      return readList(element, place, reader)
    case 'table':
      return readTable(element, place, reader)
    case 'blockquote':
      return quoteOf(reader.blocks(element.children, place))
    default:
      return undefined
  }
}

function headingOf(element: HtmlElement, level: number, { depth }: BlockPlace, reader: BlockReader): readonly DocumentNode[] {
  const content = tidyRuns(element.children.flatMap((child) => readInline(child, [], reader, depth)))
  return content.length === 0 ? [] : [{ type: 'heading', attrs: { level }, content }]
}

function paragraphOf(runs: readonly DocumentNode[]): readonly DocumentNode[] {
  const content = tidyRuns(runs)
  return content.length === 0 ? [] : [{ type: 'paragraph', attrs: {}, content }]
}

const isTitle = (element: HtmlElement): boolean =>
  isBlock(element) && /(?:^|\s)(?:title|MsoTitle)(?:\s|$)/.test(element.attribs['class'] ?? '') && lineOf(element) !== ''

const quoteOf = (content: readonly DocumentNode[]): readonly DocumentNode[] =>
  content.length === 0 ? [] : [{ type: 'blockquote', attrs: {}, content }]

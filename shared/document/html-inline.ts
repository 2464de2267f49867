/** Characters of HTML with their formatting, as runs of a position's text. */
import type { HtmlNotes } from './html-notes.ts'
import { type HtmlElement, type HtmlNode, isBlock, isElement, lineOf } from './html-tree.ts'
import type { LossCounter } from './lost-part.ts'
import { type DocumentNode, isText, type Mark } from './read-body.ts'
import { webLink } from './web-link.ts'

/** What reading characters needs to know of the page. */
export interface InlineReader {
  readonly notes: HtmlNotes
  readonly losses: LossCounter
}

/** Below this many tags in each other nothing is read. */
export const MAX_TAG_DEPTH = 256

const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'meta', 'link', 'template', 'base', 'colgroup', 'col'])
const PICTURES: ReadonlySet<string> = new Set(['img', 'svg', 'canvas', 'picture', 'video'])
const FOREIGN: ReadonlySet<string> = new Set(['object', 'iframe', 'embed', 'audio', 'math'])
const STYLES: ReadonlySet<string> = new Set(['u', 'ins', 's', 'strike', 'del', 'mark', 'sub', 'sup'])

/** True for a tag whose content is not the page's text. */
export const isOpaque = ({ name }: HtmlElement): boolean => UNSEEN.has(name) || PICTURES.has(name) || FOREIGN.has(name)

/** The runs of a node: text, hard breaks and footnotes, with white space as it stands. Blocks inside are read as if they were not. */
export function readInline(node: HtmlNode, marks: readonly Mark[], reader: InlineReader, depth: number): readonly DocumentNode[] {
  if (node.type === 'text') return node.data === '' ? [] : [{ type: 'text', text: node.data, marks }]
  if (!isElement(node) || UNSEEN.has(node.name)) return []
  const leaf = readLeaf(node, marks, reader)
  if (leaf) return leaf
  if (depth > MAX_TAG_DEPTH) {
    reader.losses.add('other', '')
    return []
  }
  const note = node.name === 'a' ? reader.notes.noteOf(node) : undefined
  if (note !== undefined) return [{ type: 'footnote', attrs: { text: note }, content: [] }]
  const inner = marksIn(node, marks, reader)
  const runs = node.children.flatMap((child) => readInline(child, inner, reader, depth + 1))
  if (STYLES.has(node.name) && runs.some(isText)) reader.losses.add('style', lineOf(node))
  return isBlock(node) ? [{ type: 'text', text: ' ', marks }, ...runs, { type: 'text', text: ' ', marks }] : runs
}

function readLeaf(node: HtmlElement, marks: readonly Mark[], { losses }: InlineReader): readonly DocumentNode[] | undefined {
  if (node.name === 'br') return [{ type: 'hardBreak', attrs: {}, content: [] }]
  if (PICTURES.has(node.name) || FOREIGN.has(node.name)) {
    losses.add(PICTURES.has(node.name) ? 'image' : 'other', node.attribs['alt'] ?? lineOf(node))
    return []
  }
  if (node.name !== 'input') return undefined
  return node.attribs['type'] === 'checkbox' ? [{ type: 'text', text: 'checked' in node.attribs ? '☑ ' : '☐ ', marks }] : []
}

/** The formatting inside an element, its own added. Google Docs writes weights as styles, and `<b>` around what is not bold. */
export function marksIn(node: HtmlElement, marks: readonly Mark[], reader: InlineReader): readonly Mark[] {
  const style = stylesOf(node)
  let inner = marks
  if (node.name === 'b' || node.name === 'strong' || isHeavy(style.get('font-weight'))) inner = withMark(inner, { type: 'bold', attrs: {} })
  if (style.get('font-weight') === 'normal') inner = inner.filter(({ type }) => type !== 'bold')
  if (node.name === 'i' || node.name === 'em' || style.get('font-style') === 'italic')
    inner = withMark(inner, { type: 'italic', attrs: {} })
  if (style.get('font-style') === 'normal') inner = inner.filter(({ type }) => type !== 'italic')
  const href = node.name === 'a' ? node.attribs['href'] : undefined
  const address = webLink(href)
  if (address !== undefined) return withMark(inner, { type: 'link', attrs: { href: address } })
  if (href) reader.losses.add('other', lineOf(node))
  return inner
}

const isHeavy = (weight: string | undefined): boolean => weight === 'bold' || Number(weight) >= 600

const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] =>
  [...marks.filter(({ type }) => type !== mark.type), mark].sort((a, b) => (a.type < b.type ? -1 : 1))

function stylesOf({ attribs }: HtmlElement): ReadonlyMap<string, string> {
  const declarations = (attribs['style'] ?? '').split(';').map((declaration) => declaration.split(':'))
  return new Map(declarations.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim().toLowerCase()]))
}

/** Runs as a paragraph holds them: white space as a browser shows it, no breaks at the ends, equal neighbours joined. */
export function tidyRuns(runs: readonly DocumentNode[]): readonly DocumentNode[] {
  const tidy: DocumentNode[] = []
  for (const run of runs) {
    if (isText(run)) addText(tidy, run.text, run.marks)
    else if (run.type === 'hardBreak') addBreak(tidy, run)
    else tidy.push(run)
  }
  while (tidy.length > 0 && trimEnd(tidy)) tidy.pop()
  return tidy
}

/** True where a space may follow. */
const endsOpen = (last: DocumentNode | undefined): boolean =>
  last !== undefined && (isText(last) ? !last.text.endsWith(' ') : last.type !== 'hardBreak')

const shownText = (text: string): string =>
  text
    .replace(/[ \t\n\r\f]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()

function addText(runs: DocumentNode[], written: string, marks: readonly Mark[]): void {
  const shown = shownText(written)
  const text = endsOpen(runs.at(-1)) ? shown : shown.replace(/^ +/, '')
  if (text === '') return
  const last = runs.at(-1)
  if (last && isText(last) && JSON.stringify(last.marks) === JSON.stringify(marks)) {
    runs[runs.length - 1] = { ...last, text: last.text + text }
  } else runs.push({ type: 'text', text, marks })
}

/** No space stands before a break, and no break before all else. */
function addBreak(runs: DocumentNode[], hardBreak: DocumentNode): void {
  trimEnd(runs)
  if (runs.length > 0) runs.push(hardBreak)
}

/** Takes the space off the end; true where a hard break is now last. */
function trimEnd(runs: DocumentNode[]): boolean {
  const last = runs.at(-1)
  if (!last || !isText(last)) return last?.type === 'hardBreak'
  const text = last.text.replace(/ +$/, '')
  if (text !== '') runs[runs.length - 1] = { ...last, text }
  else {
    runs.pop()
    return trimEnd(runs)
  }
  return false
}

/** Texts as Markdown and back: headings, lists, quotes, tables, links, footnotes, bold, italic. SPEC rule DOC-5. */

import MarkdownIt from 'markdown-it'
import { defaultMarkdownSerializer, MarkdownParser, MarkdownSerializer, type MarkdownSerializerState } from 'prosemirror-markdown'
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type * as Y from 'yjs'
import { type DocumentNode, isText, type Mark, readBody } from './read-body.ts'
import { positionSchema } from './schema.ts'

/** The text as Markdown. What this version does not know appears as its own text. */
export const toMarkdown = (doc: Y.Doc): string => blocksToMarkdown(readBody(doc).content)

/** Blocks as Markdown. */
export function blocksToMarkdown(blocks: readonly DocumentNode[]): string {
  const node = positionSchema.nodeFromJSON({ type: 'doc', content: blocks.map(jsonOf) })
  return createSerializer().serialize(node)
}

/** The blocks of a Markdown text. Raw HTML stays text; links other than web, mail and telephone addresses lose their target. */
export function markdownToBlocks(markdown: string): readonly DocumentNode[] {
  const { text, notes } = takeFootnotes(markdown)
  const parsed = createParser(notes).parse(text)
  const json = parsed.toJSON() as { content?: readonly ProseMirrorJson[] }
  return (json.content ?? []).map(nodeOf)
}

interface ProseMirrorJson {
  readonly type: string
  readonly text?: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly ProseMirrorJson[]
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[]
}

function nodeOf({ type, text, attrs, content, marks }: ProseMirrorJson): DocumentNode {
  if (text !== undefined) {
    const sorted = (marks ?? []).map((mark) => ({ type: mark.type, attrs: mark.attrs ?? {} })).sort((a, b) => (a.type < b.type ? -1 : 1))
    return { type: 'text', text, marks: sorted }
  }
  return { type, attrs: withoutDefaults(type, attrs ?? {}), content: (content ?? []).map(nodeOf) }
}

function withoutDefaults(type: string, attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const specs = positionSchema.nodes[type]?.spec.attrs ?? {}
  return Object.fromEntries(Object.entries(attrs).filter(([name, value]) => name === 'level' || specs[name]?.default !== value))
}

function jsonOf(node: DocumentNode): ProseMirrorJson {
  if (isText(node)) {
    const marks = node.marks.filter(isKnownMark)
    return { type: 'text', text: node.text, ...(marks.length > 0 ? { marks } : {}) }
  }
  const content = node.content.filter((child) => !isText(child) || child.text !== '').map(jsonOf)
  const isKnown = positionSchema.nodes[node.type] !== undefined && node.type !== 'doc' && node.type !== 'text'
  if (!isKnown) return { type: 'paragraph', content: content.filter(({ type }) => type === 'text') }
  return { type: node.type, attrs: boundedAttributes(node.attrs), content }
}

/** A link leads somewhere: anything may stand in a document. */
const isKnownMark = ({ type, attrs }: Mark): boolean =>
  positionSchema.marks[type] !== undefined && (type !== 'link' || typeof attrs['href'] === 'string')

/** A level is written as so many signs, a first number is counted on from: anything may stand in a document. */
function boundedAttributes({ level, start, ...others }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    ...others,
    ...(isBetween(level, 1, 6) && { level }),
    ...(isBetween(start, 0, 999_999_999) && { start }),
  }
}

const isBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

const FOOTNOTE = /^\[\^([^\]\s]{1,64})\]:[ \t]*(.*)$/gm

/** Footnote definitions are taken out of the text and put where they are referred to. */
function takeFootnotes(markdown: string): { text: string; notes: ReadonlyMap<string, string> } {
  const notes = new Map<string, string>()
  const text = markdown.replace(FOOTNOTE, (_line, name: string, note: string) => {
    notes.set(name, note.trim())
    return ''
  })
  return { text, notes }
}

function createParser(notes: ReadonlyMap<string, string>): MarkdownParser {
  const tokenizer = new MarkdownIt('commonmark', { html: false })
    .enable('table')
    .disable(['code', 'fence', 'backticks', 'image', 'html_block'])
  tokenizer.core.ruler.push('cells', (state) => {
    state.tokens = state.tokens.flatMap((token, index, tokens) => {
      const isInCell = token.type === 'inline' && /^t[hd]_open$/.test(tokens[index - 1]?.type ?? '')
      return isInCell ? [new state.Token('paragraph_open', 'p', 1), token, new state.Token('paragraph_close', 'p', -1)] : [token]
    })
  })
  tokenizer.inline.ruler.before('link', 'footnote', (state, silent) => {
    const found = /^\[\^([^\]\s]{1,64})\]/.exec(state.src.slice(state.pos, state.pos + 70))
    const note = found?.[1] === undefined ? undefined : notes.get(found[1])
    if (!found || note === undefined) return false
    if (!silent) state.push('footnote', '', 0).content = note
    state.pos += found[0].length
    return true
  })
  return new MarkdownParser(positionSchema, tokenizer, {
    paragraph: { block: 'paragraph' },
    heading: { block: 'heading', getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
    blockquote: { block: 'blockquote' },
    bullet_list: { block: 'bulletList' },
    ordered_list: { block: 'orderedList', getAttrs: (token) => ({ start: Number(token.attrGet('start') ?? 1) }) },
    list_item: { block: 'listItem' },
    hr: { node: 'horizontalRule' },
    hardbreak: { node: 'hardBreak' },
    footnote: { node: 'footnote', getAttrs: (token) => ({ text: token.content }) },
    em: { mark: 'italic' },
    strong: { mark: 'bold' },
    link: { mark: 'link', getAttrs: (token) => ({ href: safeLink(token.attrGet('href') ?? '') }) },
    table: { block: 'table' },
    thead: { ignore: true },
    tbody: { ignore: true },
    tr: { block: 'tableRow' },
    th: { block: 'tableHeader' },
    td: { block: 'tableCell' },
  })
}

const safeLink = (href: string): string => (/^(https?:|mailto:|tel:|#)/i.test(href) ? href : '#')

function createSerializer(): MarkdownSerializer {
  const notes: string[] = []
  const base = defaultMarkdownSerializer
  const serializer = new MarkdownSerializer(
    {
      paragraph: base.nodes['paragraph'] as never,
      text: base.nodes['text'] as never,
      blockquote: base.nodes['blockquote'] as never,
      heading: base.nodes['heading'] as never,
      bulletList: (state, node) => state.renderList(node, '  ', () => '- '),
      orderedList: (state, node) => {
        const start = Number(node.attrs['start'] ?? 1)
        state.renderList(node, '   ', (index) => `${start + index}. `)
      },
      listItem: (state, node) => state.renderContent(node),
      horizontalRule: (state, node) => {
        state.write('---')
        state.closeBlock(node)
      },
      hardBreak: (state) => state.write('\\\n'),
      footnote: (state, node) => {
        notes.push(String(node.attrs['text']))
        state.write(`[^${notes.length}]`)
      },
      table: writeTable,
      tableRow: (state, node) => state.renderContent(node),
      tableCell: (state, node) => state.renderContent(node),
      tableHeader: (state, node) => state.renderContent(node),
    },
    { bold: base.marks['strong'] as never, italic: base.marks['em'] as never, link: base.marks['link'] as never },
  )
  const serialize = (node: ProseMirrorNode): string => {
    const text = MarkdownSerializer.prototype.serialize.call(serializer, node)
    const definitions = notes.map((note, index) => `[^${index + 1}]: ${note}`)
    return [text, ...(definitions.length > 0 ? [definitions.join('\n')] : [])].join('\n\n')
  }
  return Object.assign(Object.create(serializer) as MarkdownSerializer, { serialize })
}

/** A table in pipes; the first row is the head, cells hold their text on one line. */
function writeTable(state: MarkdownSerializerState, table: ProseMirrorNode): void {
  table.forEach((row, _offset, index) => {
    const cells: string[] = []
    row.forEach((cell) => {
      cells.push(cell.textBetween(0, cell.content.size, ' ', ' ').replaceAll('|', '\\|').replace(/\s+/g, ' '))
    })
    state.write(`| ${cells.join(' | ')} |\n`)
    if (index === 0) state.write(`|${' --- |'.repeat(cells.length)}\n`)
  })
  state.closeBlock(table)
}

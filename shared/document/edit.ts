/** Edits of a text as an editor makes them, each in one transaction. They work on a copy; the host takes what changed. */
import * as Y from 'yjs'
import { type DocumentNode, isText, type Mark, readBody } from './read-body.ts'
import { BODY } from './schema.ts'

/** Adds paragraphs at the end: blank lines separate them, single line breaks stay within. */
export function appendText(doc: Y.Doc, text: string, origin: unknown): void {
  const blocks = text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((part) => part.replace(/^(?:\r?\n)+|(?:\r?\n)+$/g, ''))
    .filter((part) => part.trim() !== '')
    .map(paragraphOf)
  doc.transact(() => {
    const body = doc.getXmlFragment(BODY)
    body.insert(body.length, blocks.map(createNode))
  }, origin)
}

/** Types into the n-th text block; an empty text gets a first paragraph. Block and offset are brought into bounds. */
export function insertText(doc: Y.Doc, block: number, offset: number, text: string, origin: unknown): void {
  doc.transact(() => {
    const target = textBlockAt(doc, block) ?? firstParagraph(doc)
    const run = runOf(target)
    run.insert(boundary(run, offset), text)
  }, origin)
}

/** Deletes characters of the n-th text block, as far as there are any. */
export function deleteText(doc: Y.Doc, block: number, offset: number, length: number, origin: unknown): void {
  doc.transact(() => {
    const target = textBlockAt(doc, block)
    const run = target && runOf(target)
    if (!run) return
    const from = boundary(run, offset)
    const to = boundary(run, from + length)
    if (to > from) run.delete(from, to - from)
  }, origin)
}

/** Splits the n-th text block in two paragraphs, as Enter does: the rest moves to a new one behind it. */
export function splitBlock(doc: Y.Doc, block: number, offset: number, origin: unknown): void {
  doc.transact(() => {
    const target = textBlockAt(doc, block)
    const parent = target?.parent
    if (!target || !(parent instanceof Y.XmlFragment)) return
    const run = runOf(target)
    const at = boundary(run, offset)
    const rest = run.toDelta().length > 0 ? charactersOf(run).slice(at) : ''
    if (rest !== '') run.delete(at, run.length - at)
    const place = parent.toArray().indexOf(target)
    parent.insert(place + 1, [createNode({ type: 'paragraph', attrs: {}, content: rest === '' ? [] : [plainRun(rest)] })])
  }, origin)
}

/** Makes characters of the n-th text block bold, or no longer. */
export function formatText(doc: Y.Doc, block: number, offset: number, length: number, bold: boolean, origin: unknown): void {
  doc.transact(() => {
    const target = textBlockAt(doc, block)
    const run = target && runOf(target)
    if (!run) return
    const from = boundary(run, offset)
    const to = boundary(run, from + length)
    if (to > from) run.format(from, to - from, { bold: bold ? {} : null })
  }, origin)
}

/** Makes the text say what `blocks` say. Blocks that are equal stay as they are, and so do their neighbours' positions in them. */
export function replaceBody(doc: Y.Doc, blocks: readonly DocumentNode[], origin: unknown): void {
  doc.transact(() => {
    const body = doc.getXmlFragment(BODY)
    const held = readBody(doc).content.map(fingerprint)
    const wanted = blocks.map(fingerprint)
    const { start, oldEnd, newEnd } = middleOf(held, wanted)
    if (oldEnd - start === newEnd - start) {
      for (let index = start; index < newEnd; index++)
        replaceBlock(body, index, blocks[index] as DocumentNode, held[index] !== wanted[index])
      return
    }
    if (oldEnd > start) body.delete(start, oldEnd - start)
    body.insert(start, blocks.slice(start, newEnd).map(createNode))
  }, origin)
}

/** A block whose only difference is its characters keeps its identity: what is equal at both ends stays. */
function replaceBlock(body: Y.XmlFragment, index: number, wanted: DocumentNode, differs: boolean): void {
  if (!differs) return
  const held = body.get(index)
  const text = isText(wanted) ? undefined : plainContent(wanted)
  const run = held instanceof Y.XmlElement && held.nodeName === wanted.type && text !== undefined ? plainRunOf(held) : undefined
  if (run && text !== undefined) return changeCharacters(run, text)
  body.delete(index, 1)
  body.insert(index, [createNode(wanted)])
}

function changeCharacters(run: Y.XmlText, wanted: string): void {
  const held = charactersOf(run)
  const { start, oldEnd, newEnd } = middleOf([...held], [...wanted])
  const at = [...held].slice(0, start).join('').length
  const gone = [...held].slice(start, oldEnd).join('').length
  if (gone > 0) run.delete(at, gone)
  const added = [...wanted].slice(start, newEnd).join('')
  if (added !== '') run.insert(at, added)
}

/** The part in which two lists differ, between what is equal at the start and at the end. */
function middleOf(held: readonly string[], wanted: readonly string[]): { start: number; oldEnd: number; newEnd: number } {
  let start = 0
  while (start < held.length && start < wanted.length && held[start] === wanted[start]) start++
  let oldEnd = held.length
  let newEnd = wanted.length
  while (oldEnd > start && newEnd > start && held[oldEnd - 1] === wanted[newEnd - 1]) {
    oldEnd--
    newEnd--
  }
  return { start, oldEnd, newEnd }
}

const fingerprint = (node: DocumentNode): string => JSON.stringify(node)

/** The characters of a block that holds a single run without marks. */
function plainContent(node: Exclude<DocumentNode, { text: string }>): string | undefined {
  if (Object.keys(node.attrs).length > 0 || node.content.length > 1) return undefined
  const [only] = node.content
  if (!only) return ''
  return isText(only) && only.marks.length === 0 ? only.text : undefined
}

function plainRunOf(element: Y.XmlElement): Y.XmlText | undefined {
  const [only] = element.toArray()
  if (element.length !== 1 || !(only instanceof Y.XmlText) || Object.keys(element.getAttributes()).length > 0) return undefined
  return (only.toDelta() as { attributes?: object }[]).every(({ attributes }) => attributes === undefined) ? only : undefined
}

const plainRun = (text: string): DocumentNode => ({ type: 'text', text, marks: [] })

function paragraphOf(text: string): DocumentNode {
  const lines = text.split(/\r?\n/)
  const content = lines.flatMap((line, index): DocumentNode[] => [
    ...(index > 0 ? [{ type: 'hardBreak', attrs: {}, content: [] }] : []),
    ...(line === '' ? [] : [plainRun(line)]),
  ])
  return { type: 'paragraph', attrs: {}, content }
}

function createNode(node: DocumentNode): Y.XmlElement | Y.XmlText {
  if (isText(node)) {
    const text = new Y.XmlText()
    text.applyDelta([deltaOf(node)])
    return text
  }
  const element = new Y.XmlElement(node.type)
  // Yjs types attributes as strings; editors store numbers and booleans as they are.
  for (const [name, value] of Object.entries(node.attrs)) element.setAttribute(name, value as string)
  element.insert(0, childrenOf(node.content))
  return element
}

/** Neighbouring runs live in one Y.XmlText. */
function childrenOf(content: readonly DocumentNode[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let delta: ReturnType<typeof deltaOf>[] = []
  const flush = (): void => {
    if (delta.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(delta)
    children.push(text)
    delta = []
  }
  for (const node of content) {
    if (isText(node)) delta.push(deltaOf(node))
    else {
      flush()
      children.push(createNode(node))
    }
  }
  flush()
  return children
}

function deltaOf({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  const attributes = Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs]))
  return marks.length === 0 ? { insert: text } : { insert: text, attributes }
}

/** The characters of every text block, in the order in which edits count blocks. */
export function blockTexts(doc: Y.Doc): readonly string[] {
  return textBlocks(doc.getXmlFragment(BODY)).map((block) => {
    const run = block.toArray().find((child) => child instanceof Y.XmlText)
    return run instanceof Y.XmlText ? charactersOf(run) : ''
  })
}

/** Blocks that hold characters, in reading order: the n-th is what edits call block n. */
export function textBlocks(parent: Y.XmlFragment, depth = 1): readonly Y.XmlElement[] {
  if (depth > 32) return []
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return HOLDS_TEXT.has(child.nodeName) ? [child] : textBlocks(child, depth + 1)
  })
}

const HOLDS_TEXT: ReadonlySet<string> = new Set(['paragraph', 'heading'])

function textBlockAt(doc: Y.Doc, block: number): Y.XmlElement | undefined {
  const blocks = textBlocks(doc.getXmlFragment(BODY))
  return blocks[Math.min(block, blocks.length - 1)]
}

function firstParagraph(doc: Y.Doc): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  doc.getXmlFragment(BODY).insert(0, [paragraph])
  return paragraph
}

/** The first run of a block, made if there is none. */
function runOf(block: Y.XmlElement): Y.XmlText {
  const held = block.toArray().find((child) => child instanceof Y.XmlText)
  if (held instanceof Y.XmlText) return held
  const run = new Y.XmlText()
  block.insert(0, [run])
  return run
}

/** An offset brought into bounds and never between the two halves of a surrogate pair. */
function boundary(run: Y.XmlText, offset: number): number {
  if (offset >= run.length) return run.length
  const characters = charactersOf(run)
  const code = characters.charCodeAt(offset)
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}

function charactersOf(run: Y.XmlText): string {
  return (run.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

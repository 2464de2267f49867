/** A text as a tree of plain values, read from a Y.Doc without changing it, whatever peers put there. SPEC rule DOC-2. */
import * as Y from 'yjs'
import { MAX_VALUE_DEPTH } from '../bytes/value-depth.ts'
import { BODY, positionSchema } from './schema.ts'

/** A run of characters, or a node with attributes and children. Attribute values are JSON. */
export type DocumentNode =
  | { readonly type: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly type: string; readonly attrs: Readonly<Record<string, unknown>>; readonly content: readonly DocumentNode[] }

/** Formatting of characters; sorted by type. */
export interface Mark {
  readonly type: string
  readonly attrs: Readonly<Record<string, unknown>>
}

/** A text read. `isComplete` is false where it holds what this version does not know: it is shown, but must not be rewritten. */
export interface DocumentBody {
  readonly content: readonly DocumentNode[]
  readonly isComplete: boolean
}

const MAX_DEPTH = 32

/** How runs of characters are named: an element of that name would be neither one nor the other. */
const RUN = 'text'

/** Reads a text. Unknown nodes stay in the tree under their own names, but for `text`, which is none; below 32 levels a node is cut off and marked incomplete. */
export function readBody(doc: Y.Doc): DocumentBody {
  const reader = createReader()
  const content = reader.children(doc.getXmlFragment(BODY), 1)
  return { content, isComplete: reader.isComplete() }
}

/** True for a run of characters. */
export const isText = (node: DocumentNode): node is Extract<DocumentNode, { text: string }> => 'text' in node

interface Reader {
  readonly children: (parent: Y.XmlFragment, depth: number) => readonly DocumentNode[]
  readonly isComplete: () => boolean
}

function createReader(): Reader {
  let complete = true
  const children = (parent: Y.XmlFragment, depth: number): readonly DocumentNode[] =>
    parent.toArray().flatMap((child) => read(child, depth))
  const read = (child: unknown, depth: number): readonly DocumentNode[] => {
    if (child instanceof Y.XmlText) return readRuns(child)
    if (!(child instanceof Y.XmlElement)) return incomplete([])
    const type = child.nodeName
    if (type === RUN) return incomplete([])
    if (!positionSchema.nodes[type] || type === 'doc') complete = false
    const attrs = readAttributes(child)
    if (depth >= MAX_DEPTH) return incomplete([{ type, attrs, content: [] }])
    return [{ type, attrs, content: children(child, depth + 1) }]
  }
  const readAttributes = (element: Y.XmlElement): Readonly<Record<string, unknown>> => {
    const all = Object.entries(element.getAttributes() as Record<string, unknown>).sort(byName)
    const known = all.filter(([, value]) => isJson(value, MAX_VALUE_DEPTH))
    if (known.length < all.length) complete = false
    return Object.fromEntries(known)
  }
  const readRuns = (text: Y.XmlText): readonly DocumentNode[] => {
    const runs: DocumentNode[] = []
    for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
      if (typeof insert === 'string') runs.push({ type: 'text', text: insert, marks: readMarks(attributes ?? {}) })
      else complete = false
    }
    return joinRuns(runs)
  }
  const readMarks = (attributes: Record<string, unknown>): readonly Mark[] =>
    Object.entries(attributes)
      .filter(([, value]) => value !== null && value !== false)
      .sort(byName)
      .map(([type, value]) => {
        if (!positionSchema.marks[type]) complete = false
        return { type, attrs: isRecord(value) ? Object.fromEntries(Object.entries(value).sort(byName)) : {} }
      })
  const incomplete = <T>(nodes: readonly T[]): readonly T[] => {
    complete = false
    return nodes
  }
  return { children, isComplete: () => complete }
}

/** Neighbouring runs with the same marks are one. */
function joinRuns(runs: readonly DocumentNode[]): readonly DocumentNode[] {
  const joined: DocumentNode[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && isText(last) && isText(run) && JSON.stringify(last.marks) === JSON.stringify(run.marks)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    } else joined.push(run)
  }
  return joined
}

/** True for what JSON can say: Yjs holds bytes, types and numbers of any size as well. */
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0) return false
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  return isPlain && Object.values(value).every((child) => isJson(child, depth - 1))
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The canonical content of a text: what is seen, whatever way it was typed. SPEC rule DOC-3. */
import type * as Y from 'yjs'
import { type DocumentNode, isText, readBody } from './read-body.ts'
import { positionSchema, SCHEMA_VERSION } from './schema.ts'

/** A run of characters with its marks, or a node with its attributes and children; in JSON. */
export type CanonicalNode =
  | readonly ['text', string, readonly CanonicalMark[]]
  | readonly [string, readonly CanonicalAttribute[], readonly CanonicalNode[]]
/** A mark's name and its attributes. */
export type CanonicalMark = readonly [string, Readonly<Record<string, unknown>>]
/** An attribute's name and its value. */
export type CanonicalAttribute = readonly [string, unknown]

/** The block tree: names and attributes sorted, default attributes written out, equal neighbours joined, no empty runs. */
export function canonicalNodes(doc: Y.Doc): readonly CanonicalNode[] {
  return readBody(doc).content.map(canonicalNode)
}

/** JSON of the block tree and the version of its schema. */
export function canonicalContent(doc: Y.Doc): string {
  return JSON.stringify({ schema: SCHEMA_VERSION, content: canonicalNodes(doc) })
}

/** The nodes that canonical ones stand for: what `readBody` would answer for a document with them. */
export function nodesOfCanonical(nodes: readonly CanonicalNode[]): readonly DocumentNode[] {
  return nodes.map(nodeOfCanonical)
}

function canonicalNode(node: DocumentNode): CanonicalNode {
  if (isText(node)) return ['text', node.text.toWellFormed().replaceAll('\r\n', '\n'), node.marks.map(({ type, attrs }) => [type, attrs])]
  const defaults = Object.entries(positionSchema.nodes[node.type]?.spec.attrs ?? {}).map(([name, spec]) => [name, spec.default ?? null])
  const attrs = Object.entries({ ...Object.fromEntries(defaults), ...node.attrs }).sort(([a], [b]) => (a < b ? -1 : 1))
  return [node.type, attrs, node.content.filter((child) => !isText(child) || child.text !== '').map(canonicalNode)]
}

function nodeOfCanonical(node: CanonicalNode): DocumentNode {
  if (isCanonicalText(node)) return { type: 'text', text: node[1], marks: node[2].map(([type, attrs]) => ({ type, attrs })) }
  return { type: node[0], attrs: Object.fromEntries(node[1]), content: nodesOfCanonical(node[2]) }
}

const isCanonicalText = (node: CanonicalNode): node is readonly ['text', string, readonly CanonicalMark[]] => node[0] === 'text'

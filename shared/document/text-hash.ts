/** The canonical content of a text and its hash: what is seen, whatever way it was typed. SPEC rules DOC-3, DOC-4. */
import { sha256 } from '@noble/hashes/sha2.js'
import type * as Y from 'yjs'
import { toHex, utf8 } from '../bytes/hex.ts'
import { type DocumentNode, isText, readBody } from './read-body.ts'
import { positionSchema, SCHEMA_VERSION } from './schema.ts'

const DOMAIN = 'chorus/text/1\n'

/** JSON of the block tree: names and attributes sorted, default attributes written out, equal neighbours joined, no empty runs. */
export function canonicalContent(doc: Y.Doc): string {
  return JSON.stringify({ schema: SCHEMA_VERSION, content: readBody(doc).content.map(canonicalNode) })
}

/** SHA-256 of `chorus/text/1\n` and the canonical content, as hex. */
export function textHash(doc: Y.Doc): string {
  return toHex(sha256(utf8(DOMAIN + canonicalContent(doc))))
}

type Canonical = readonly [string, ...unknown[]]

function canonicalNode(node: DocumentNode): Canonical {
  if (isText(node)) return ['text', node.text.toWellFormed().replaceAll('\r\n', '\n'), node.marks.map(({ type, attrs }) => [type, attrs])]
  const defaults = Object.entries(positionSchema.nodes[node.type]?.spec.attrs ?? {}).map(([name, spec]) => [name, spec.default ?? null])
  const attrs = Object.entries({ ...Object.fromEntries(defaults), ...node.attrs }).sort(([a], [b]) => (a < b ? -1 : 1))
  return [node.type, attrs, node.content.filter((child) => !isText(child) || child.text !== '').map(canonicalNode)]
}

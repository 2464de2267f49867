/** What an organisation signs: a position's facts and words at one moment, as canonical JSON with a hash. SPEC rules CLOSE-1, CLOSE-2. */
import { sha256 } from '@noble/hashes/sha2.js'
import { base32crockford } from '@scure/base'
import type * as Y from 'yjs'
import { z } from 'zod'
import { fromHex, toHex, utf8 } from '../bytes/hex.ts'
import { type CanonicalNode, canonicalNodes } from '../document/canonical-content.ts'
import { SCHEMA_VERSION } from '../document/schema.ts'

/** SHA-256 of a closed text, 64 hex characters. */
export type ClosedHash = string & { readonly __id: 'closed text' }

/** A position's facts as they go into a closed text. */
export interface ClosedFacts {
  readonly title: string
  /** What we ask, in one sentence. */
  readonly ask: string
  readonly stance: string | null
  /** The commitment's number as the plan prints it; null for a cross-cutting position. */
  readonly commitment: string | null
  /** BCP 47; null where nobody said. */
  readonly language: string | null
}

/** A closed text: facts, and the block tree of SPEC DOC-3. */
export interface ClosedText extends ClosedFacts {
  readonly schema: number
  readonly content: readonly CanonicalNode[]
}

const DOMAIN = 'chorus/closed/1\n'
const CODE_BYTES = 5

/** What a document says under these facts, ready to be hashed. */
export function closedTextOf(doc: Y.Doc, facts: ClosedFacts): ClosedText {
  return { ...facts, title: plain(facts.title), ask: plain(facts.ask), schema: SCHEMA_VERSION, content: canonicalNodes(doc) }
}

/** The one JSON text of a closed text: fields in the order of CLOSE-1. */
export function canonicalClosedText({ schema, title, ask, stance, commitment, language, content }: ClosedText): string {
  return JSON.stringify({ schema, title, ask, stance, commitment, language, content })
}

/** The hash that sign-ons name. */
export function closedTextHash(canonical: string): ClosedHash {
  return toHex(sha256(utf8(DOMAIN + canonical))) as ClosedHash
}

/** The code people see and read out: `K7M2-9QXD`. */
export function textCode(hash: ClosedHash): string {
  const code = base32crockford.encode(fromHex(hash).subarray(0, CODE_BYTES))
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

const MOST_DEPTH = 64

/** How long what people write into a closed text's facts may be. */
export const CLOSED_TEXT_CHARACTERS = { title: 1024, ask: 16_384 } as const

const facts = z.strictObject({
  schema: z.int().min(1),
  title: z.string().max(CLOSED_TEXT_CHARACTERS.title),
  ask: z.string().max(CLOSED_TEXT_CHARACTERS.ask),
  stance: z.string().max(64).nullable(),
  commitment: z.string().max(256).nullable(),
  language: z.string().max(64).nullable(),
  content: z.array(z.unknown()),
})

/**
 * Reads a closed text that came from elsewhere; undefined unless it is exactly what `canonicalClosedText` writes. Unknown blocks of a newer schema are
 * taken as they are: what is signed must stay readable as bytes.
 */
export function readClosedText(canonical: string): ClosedText | undefined {
  const parsed = facts.safeParse(parseJson(canonical))
  if (!parsed.success || !parsed.data.content.every((node) => isNode(node, MOST_DEPTH))) return undefined
  const text = parsed.data as ClosedText
  return canonicalClosedText(text) === canonical ? text : undefined
}

function isNode(value: unknown, depth: number): boolean {
  if (depth === 0 || !Array.isArray(value) || value.length !== 3 || typeof value[0] !== 'string') return false
  const [type, second, third] = value as readonly unknown[]
  if (type === 'text') return typeof second === 'string' && Array.isArray(third) && third.every(isMark)
  return Array.isArray(second) && second.every(isAttribute) && Array.isArray(third) && third.every((child) => isNode(child, depth - 1))
}

const isAttribute = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && typeof value[0] === 'string'

function isMark(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'object' && value[1] !== null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const plain = (text: string): string => text.toWellFormed().replaceAll('\r\n', '\n')

/** A draft's title told from its text, and the losses of all who read it put together. */
import { Node } from 'prosemirror-model'
import { type Decoded, decoded, refused } from '../../../shared/bytes/result.ts'
import type { HtmlReading } from '../../../shared/document/html-to-blocks.ts'
import type { LossCounter } from '../../../shared/document/lost-part.ts'
import { nodeText } from '../../../shared/document/node-text.ts'
import { type DocumentNode, isText } from '../../../shared/document/read-body.ts'
import { positionSchema } from '../../../shared/document/schema.ts'
import type { WordDraft } from '../../core/ports/word.ts'

/** The draft, checked against the schema. */
export function draftOf({ blocks, title, lost }: HtmlReading, losses: LossCounter): Decoded<WordDraft> {
  for (const { kind, count, example } of lost) losses.add(kind, example, count)
  const draft = title === null ? takeTitle(blocks) : { blocks, title }
  return isValid(draft.blocks) ? decoded({ ...draft, lost: losses.parts() }) : refused('damaged')
}

/** A draft that opens with its only first-level heading is called so, and its other headings move up a level. */
function takeTitle(blocks: readonly DocumentNode[]): { blocks: readonly DocumentNode[]; title: string | null } {
  const [first, ...rest] = blocks
  if (!first || levelOf(first) !== 1 || rest.some((block) => levelOf(block) === 1)) return { blocks, title: null }
  return { title: nodeText(first).replace(/\s+/g, ' ').trim(), blocks: rest.map(raised) }
}

const levelOf = (node: DocumentNode): unknown => (isText(node) || node.type !== 'heading' ? undefined : node.attrs['level'])

function raised(node: DocumentNode): DocumentNode {
  if (isText(node)) return node
  if (node.type !== 'heading') return { ...node, content: node.content.map(raised) }
  return { ...node, attrs: { level: Math.max(1, Number(node.attrs['level']) - 1) } }
}

function isValid(blocks: readonly DocumentNode[]): boolean {
  if (blocks.length === 0) return true
  try {
    Node.fromJSON(positionSchema, { type: 'doc', content: blocks }).check()
    return true
  } catch {
    // The only way in which the schema says no.
    return false
  }
}

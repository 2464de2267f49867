/** In which direction a block of a text is drawn on a page. */
import { type Direction, directionOf } from './direction.ts'
import { nodeText } from './node-text.ts'
import { type DocumentNode, isText } from './read-body.ts'

/** The value of `dir`; undefined runs as what is around it. */
export type BlockDirection = Direction | 'auto' | undefined

/**
 * Browsers do not look for letters inside inner blocks that have a direction of their own, so blocks that hold others say theirs: that of their first letter. The rest leaves it
 * to the browser, and what has no letters runs as what is around it. HTML, "the dir attribute".
 */
export function blockDirection(node: DocumentNode): BlockDirection {
  const direction = directionOf(nodeText(node))
  return direction && !holdsBlocks(node) ? 'auto' : direction
}

const holdsBlocks = (node: DocumentNode): boolean =>
  !isText(node) && node.content.some((child) => !isText(child) && child.type !== 'hardBreak' && child.type !== 'footnote')

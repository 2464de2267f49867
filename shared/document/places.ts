/** Places in a text that stay where they are while others write, as an editor makes them for carets and remarks. */
import * as Y from 'yjs'
import { textBlocks } from './edit.ts'
import { BODY } from './schema.ts'

/** A place between two characters of the n-th text block. It moves with the character before it (-1) or behind it (0). Undefined in an empty block. */
export function placeIn(doc: Y.Doc, block: number, offset: number, side: -1 | 0): Y.RelativePosition | undefined {
  const run = textBlocks(doc.getXmlFragment(BODY))
    [block]?.toArray()
    .find((child) => child instanceof Y.XmlText)
  return run instanceof Y.XmlText ? Y.createRelativePositionFromTypeIndex(run, Math.min(offset, run.length), side) : undefined
}

/** Places in a text that stay where they are while others write: from editor positions to Yjs relative positions and back. */
import type { EditorState } from '@tiptap/pm/state'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { fromBase64url, toBase64url } from '../../shared/bytes/base64url.ts'
import { type Binding, bindingOf } from './binding.ts'

/** The ends of a range as base64url. */
export interface Anchor {
  readonly from: string
  readonly to: string
}

/** A range of the editor's document. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Anchors the range; characters typed at its outer edges later do not belong to it. Undefined without a binding. */
export function anchorOf(state: EditorState, { from, to }: Range): Anchor | undefined {
  const start = placeAt(state, from, 0)
  const end = placeAt(state, to, -1)
  return start && end && { from: encode(start), to: encode(end) }
}

/** Where the range is now; undefined where its words are gone, or it never was in this text. */
export function rangeOf(state: EditorState, anchor: Anchor): Range | undefined {
  const from = positionOf(state, decode(anchor.from))
  const to = positionOf(state, decode(anchor.to))
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined
}

/** A caret's place, sticking to the character before it. */
export const caretAt = (state: EditorState, position: number): Y.RelativePosition | undefined => placeAt(state, position, -1)

/** Where a relative position is in the editor now; undefined where its surroundings were deleted. Never throws. */
export function positionOf(state: EditorState, place: Y.RelativePosition | undefined): number | undefined {
  const binding = bindingOf(state)
  if (!binding || !place) return undefined
  try {
    if (isGone(binding, place)) return undefined
    const position: number | null = relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping as never)
    return position === null || position > state.doc.content.size ? undefined : position
  } catch {
    return undefined
  }
}

function placeAt(state: EditorState, position: number, side: 0 | -1): Y.RelativePosition | undefined {
  const binding = bindingOf(state)
  if (!binding) return undefined
  try {
    const place: Y.RelativePosition = absolutePositionToRelativePosition(position, binding.type, binding.mapping as never)
    const found = Y.createAbsolutePositionFromRelativePosition(place, binding.doc)
    if (!found || !(found.type instanceof Y.XmlText)) return place
    return Y.createRelativePositionFromTypeIndex(found.type, found.index, side)
  } catch {
    return undefined
  }
}

/** A deleted element still resolves, to where it was. */
function isGone({ doc, type }: Binding, place: Y.RelativePosition): boolean {
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc)
  if (!found) return true
  for (let at: Y.AbstractType<unknown> | null = found.type; at !== type; at = at._item?.parent as Y.AbstractType<unknown> | null) {
    if (!at?._item || at._item.deleted) return true
  }
  return false
}

const encode = (place: Y.RelativePosition): string => toBase64url(Y.encodeRelativePosition(place))

function decode(text: string): Y.RelativePosition | undefined {
  try {
    const bytes = fromBase64url(text)
    return bytes ? Y.decodeRelativePosition(bytes) : undefined
  } catch {
    return undefined
  }
}

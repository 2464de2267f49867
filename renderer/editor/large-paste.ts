/** How much one paste may bring, and pasting very much in several edits, so that each is one the host can take. */
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { MAX_EDIT_BYTES, MAX_STRUCTS } from '../../shared/text/update.ts'

/** The most text one paste may bring, in bytes. */
export const MAX_PASTE_BYTES = MAX_EDIT_BYTES

/** Beyond these one edit would be refused; half of what the host takes leaves room for what we cannot count exactly. */
const MAX_PIECES_AT_ONCE = MAX_STRUCTS / 2
const MAX_BYTES_AT_ONCE = MAX_EDIT_BYTES / 4

interface Size {
  readonly bytes: number
  /** Insertions it makes in the text's record. */
  readonly pieces: number
}

/** About how large the slice becomes in the text's record. */
export function sizeOf(content: Fragment | Node): Size {
  let bytes = 0
  let pieces = 0
  content.descendants((node) => {
    bytes += node.isText ? utf8Length(node.text ?? '') + node.marks.length * 60 : 40 + JSON.stringify(node.attrs).length
    pieces += node.isText ? 1 + 2 * node.marks.length : 2 + Object.keys(node.attrs).length
  })
  return { bytes, pieces }
}

/** Pastes a slice that is too much for one edit; answers false if it is not, and nothing was done. */
export function pasteInParts(view: EditorView, slice: Slice): boolean {
  const whole = sizeOf(slice.content)
  if (whole.bytes <= MAX_BYTES_AT_ONCE && whole.pieces <= MAX_PIECES_AT_ONCE) return false
  const parts = partsOf(slice.content)
  if (parts.length < 2) return false
  for (const [index, part] of parts.entries()) {
    const openStart = index === 0 ? slice.openStart : 0
    const openEnd = index === parts.length - 1 ? slice.openEnd : 0
    const { state } = view
    view.dispatch(state.tr.replaceSelection(new Slice(part, openStart, openEnd)).scrollIntoView())
    if (index < parts.length - 1) startNextBlock(view)
  }
  return true
}

/** The next part begins in an empty paragraph of its own, which its first block takes over. */
function startNextBlock(view: EditorView): void {
  const { tr, selection, schema } = view.state
  const after = selection.$to.depth > 0 ? selection.$to.after(1) : selection.to
  const paragraph = schema.nodes['paragraph']?.create()
  if (!paragraph) return
  tr.insert(after, paragraph)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)))
}

function partsOf(content: Fragment): readonly Fragment[] {
  const parts: Fragment[] = []
  let nodes: Node[] = []
  let size: Size = { bytes: 0, pieces: 0 }
  content.forEach((node) => {
    const own = sizeOf(Fragment.from(node))
    if (nodes.length > 0 && (size.bytes + own.bytes > MAX_BYTES_AT_ONCE || size.pieces + own.pieces > MAX_PIECES_AT_ONCE)) {
      parts.push(Fragment.from(nodes))
      nodes = []
      size = { bytes: 0, pieces: 0 }
    }
    nodes.push(node)
    size = { bytes: size.bytes + own.bytes, pieces: size.pieces + own.pieces }
  })
  return [...parts, Fragment.from(nodes)]
}

function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7ff) bytes += 2
    else if (unit > 0x7f) bytes++
  }
  return bytes
}

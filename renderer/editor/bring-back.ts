/** Puts the words of an earlier text in the place of those that are there, as this person's own edit. */
import type { Editor, JSONContent } from '@tiptap/core'
import type { DocumentNode } from '../../shared/document/read-body.ts'
import { asOneStep } from './binding.ts'

/**
 * Replaces only what differs, so that cursors, remarks and what others write at the same time keep their places around it; one step of undo takes it back. False where the words
 * are the same already, or where this version cannot show all of them: nothing is written then.
 */
export function bringBack(editor: Editor, content: readonly DocumentNode[]): boolean {
  const { schema, doc } = editor.state
  const isKnown = (node: DocumentNode): boolean =>
    node.type === 'text' || (schema.nodes[node.type] !== undefined && (!('content' in node) || node.content.every(isKnown)))
  if (!content.every(isKnown)) return false
  const earlier = schema.nodeFromJSON({ type: 'doc', content: content.map(jsonOf) })
  const start = doc.content.findDiffStart(earlier.content)
  const end = doc.content.findDiffEnd(earlier.content)
  if (start === null || end === null) return false
  // Where both ends match the same repeated words, they meet.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  asOneStep(editor, () => {
    const slice = earlier.slice(start, end.b + overlap)
    editor.view.dispatch(editor.state.tr.replace(start, end.a + overlap, slice).scrollIntoView())
  })
  return true
}

function jsonOf(node: DocumentNode): JSONContent {
  if ('text' in node) return { type: 'text', text: node.text, marks: node.marks.map(({ type, attrs }) => ({ type, attrs: { ...attrs } })) }
  return { type: node.type, attrs: { ...node.attrs }, content: node.content.map(jsonOf) }
}

/** The words that are selected in the text, as a remark quotes them. */
import type { EditorState } from '@tiptap/pm/state'

/** Lines apart, without blanks around; empty where nothing, or no word, is selected. */
export function selectedWords({ doc, selection: { from, to } }: EditorState): string {
  return doc.textBetween(from, to, '\n', ' ').trim()
}

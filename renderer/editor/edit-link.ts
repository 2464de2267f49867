/** How the toolbar asks the link field beside the text to open. */
import type { Editor } from '@tiptap/core'
import { readSelection } from './read-selection.ts'

/** The event it waits for, on the editor's element. */
export const EDIT_LINK = 'chorus-edit-link'

/** Asks the editor's link field to open on what is selected now. */
export function editLink(editor: Editor): void {
  readSelection(editor)
  editor.view.dom.dispatchEvent(new CustomEvent(EDIT_LINK))
}

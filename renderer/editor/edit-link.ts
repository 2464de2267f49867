/** How the toolbar asks the link field beside the text to open. */
import type { Editor } from '@tiptap/core'

/** The event it waits for, on the editor's element. */
export const EDIT_LINK = 'chorus-edit-link'

/** Asks the editor's link field to open. */
export const editLink = (editor: Editor): void => void editor.view.dom.dispatchEvent(new CustomEvent(EDIT_LINK))

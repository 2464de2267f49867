/** A page knows a selection before its editor does. */
import type { Editor } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'

/** Takes in a selection that was made a moment ago. */
export function readSelection({ view }: Editor): void {
  const { domObserver } = view as EditorView & { readonly domObserver: { readonly flush: () => void } }
  domObserver.flush()
}

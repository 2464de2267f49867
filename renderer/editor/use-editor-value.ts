/** Something read from an editor, kept up to date; the screen is drawn again only when it has changed. */
import type { Editor } from '@tiptap/core'
import { useCallback, useSyncExternalStore } from 'react'

/** What `read` answers after every transaction. */
export function useEditorValue<T extends string | number | boolean>(editor: Editor, read: (editor: Editor) => T): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener)
      return () => void editor.off('transaction', listener)
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => read(editor))
}

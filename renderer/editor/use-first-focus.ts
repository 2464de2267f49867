/** Where a text opens to be written, the cursor goes into it, so that no word typed then is lost. */
import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { useFirstKeys } from './first-keys.tsx'
import type { OpenEditor } from './open-editor.ts'

/** What decides: whether it may be written now, and whether writing was promised also for a text that has words. */
export interface FirstFocusConfig {
  readonly isEditable: boolean
  readonly takesFocus: boolean
}

/** Once per text, when it may be written: a text is shown a moment before that. It waits for a window over the page, and takes the focus from no field. */
export function useFirstFocus(opened: OpenEditor | undefined, { isEditable, takesFocus }: FirstFocusConfig): void {
  const isDecided = useRef(false)
  const takeKeys = useFirstKeys()
  useEffect(() => {
    // Where the document has just been replaced, the next editor is on its way.
    if (!opened || opened.editor.isDestroyed || !isEditable || isDecided.current) return undefined
    const { editor } = opened
    const decide = (): boolean => {
      isDecided.current ||= !editor.isDestroyed && !isCovered(editor)
      return isDecided.current
    }
    const enter = (): void => {
      const keys = takeKeys()
      if ((takesFocus || editor.isEmpty) && !isInField()) putCursorInto(editor, keys)
    }
    if (decide()) {
      enter()
      return undefined
    }
    const observer = new MutationObserver(() => {
      if (!decide()) return
      observer.disconnect()
      enter()
    })
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['inert', 'aria-hidden'] })
    return () => observer.disconnect()
  }, [opened, isEditable, takesFocus, takeKeys])
}

/** At once: a frame later another document may have taken the place of this one. */
function putCursorInto({ commands, view }: Editor, keys: string): void {
  commands.setTextSelection(view.state.doc.content.size)
  view.focus()
  if (keys !== '') view.dispatch(view.state.tr.insertText(keys))
}

const isCovered = ({ view }: Editor): boolean => view.dom.closest('[inert], [aria-hidden="true"]') !== null

const isInField = (): boolean => document.activeElement?.matches('input, textarea, [contenteditable="true"]') ?? false

/** A small window that stands beside the cursor in the text; Esc closes it and the focus returns to the text. */
import type { Editor } from '@tiptap/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import styles from './editor.module.css'

/** What stands in it. */
export interface SmallPopoverProps {
  readonly editor: Editor
  readonly label: string
  /** Where in the text; the selection's head without it. */
  readonly position?: number
  readonly onClose: () => void
  readonly children: ReactNode
}

/** See the head of this file. */
export function SmallPopover({ editor, label, position, onClose, children }: SmallPopoverProps): ReactNode {
  const target = useRef<Element>(null)
  target.current ??= elementAt(editor, position ?? editor.state.selection.head)
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.commands.focus(undefined, { scrollIntoView: false })
    },
    [editor],
  )
  return (
    <Popover
      triggerRef={target}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom start"
      className={styles.popover ?? ''}
    >
      <Dialog aria-label={label} className={styles.dialog ?? ''}>
        {children}
      </Dialog>
    </Popover>
  )
}

function elementAt(editor: Editor, position: number): Element {
  const drawn = editor.view.nodeDOM(position)
  if (drawn instanceof Element && !drawn.matches('p, h1, h2, h3, li, table')) return drawn
  const { node } = editor.view.domAtPos(position)
  const element = node instanceof Element ? node : node.parentElement
  return element ?? editor.view.dom
}

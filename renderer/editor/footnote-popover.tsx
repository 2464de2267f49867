/** The words of a footnote, to read and to change. */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Trash2 } from 'lucide-react'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { Button, IconButton } from '../kit/button.tsx'
import { TextArea } from '../kit/text-field.tsx'
import { useSay } from '../messages/say.tsx'
import { caretAt, positionOf } from './anchors.ts'
import { asOneStep } from './binding.ts'
import styles from './editor.module.css'
import { MAX_FOOTNOTE } from './footnote.ts'
import { SmallPopover } from './small-popover.tsx'

/** Which footnote. */
export interface FootnotePopoverProps {
  readonly editor: Editor
  /** Its place in the text when it was opened; it follows what others write. */
  readonly position: number
  readonly onClose: () => void
}

/** Closing keeps the words; without words the footnote goes. */
export function FootnotePopover({ editor, position: openedAt, onClose }: FootnotePopoverProps): ReactNode {
  const say = useSay()
  const [place] = useState(() => caretAt(editor.state, openedAt))
  const position = positionOf(editor.state, place) ?? openedAt
  const note = noteAt(editor, position)
  const [words, setWords] = useState(String(note?.attrs['text'] ?? ''))
  if (!note) return null
  if (!editor.isEditable) {
    return (
      <SmallPopover editor={editor} label={say('editor.footnote.label')} position={position} onClose={onClose}>
        <p dir="auto" className={styles.note}>
          {words}
        </p>
      </SmallPopover>
    )
  }
  // Others may have written before it while it was open.
  const now = (): number => positionOf(editor.state, place) ?? position
  const keep = (): void => {
    onClose()
    if (words.trim() === '') removeFootnote(editor, now())
    else writeFootnote(editor, now(), words.trim())
  }
  const save = (event: SubmitEvent): void => {
    event.preventDefault()
    keep()
  }
  const remove = (): void => {
    onClose()
    removeFootnote(editor, now())
  }
  return (
    <SmallPopover editor={editor} label={say('editor.footnote.label')} position={position} onClose={keep}>
      <form className={styles.form} onSubmit={save}>
        <TextArea label={say('editor.footnote.words')} value={words} onChange={setWords} rows={3} maxLength={MAX_FOOTNOTE} autoFocus />
        <div className={styles.formActions}>
          <IconButton label={say('editor.footnote.remove')} icon={Trash2} size="small" onPress={remove} />
          <Button type="submit" size="small" variant="primary">
            {say('editor.footnote.save')}
          </Button>
        </div>
      </form>
    </SmallPopover>
  )
}

function noteAt(editor: Editor, position: number): Node | undefined {
  const node = position < editor.state.doc.content.size ? editor.state.doc.nodeAt(position) : null
  return node?.type.name === 'footnote' ? node : undefined
}

function writeFootnote(editor: Editor, position: number, text: string): void {
  const note = noteAt(editor, position)
  if (!note || note.attrs['text'] === text) return
  asOneStep(editor, () => editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'text', text)))
}

function removeFootnote(editor: Editor, position: number): void {
  if (noteAt(editor, position)) asOneStep(editor, () => editor.view.dispatch(editor.state.tr.delete(position, position + 1)))
}

/** Everything that can be done to a text: one list for the toolbar, the help sheet and the tests. */
import type { Editor } from '@tiptap/core'
import type { MessageId } from '../messages/catalogues.ts'
import { asOneStep } from './binding.ts'
import { editLink } from './edit-link.ts'
import { OPEN_FOOTNOTE } from './footnote.ts'

/** One deed. */
export interface Deed {
  readonly id: DeedId
  readonly label: MessageId
  /** As ProseMirror names them; `Mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys?: string
  readonly isOn?: (editor: Editor) => boolean
  readonly run: (editor: Editor) => void
}

/** Their names. */
export type DeedId =
  | 'bold'
  | 'italic'
  | 'paragraph'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'bullets'
  | 'numbers'
  | 'quote'
  | 'link'
  | 'footnote'
  | 'line'
  | 'undo'
  | 'redo'

const heading = (level: 1 | 2 | 3): Deed => ({
  id: `heading-${level}`,
  label: `editor.heading-${level}`,
  keys: `Mod-Alt-${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  run: (editor) => void editor.chain().focus().toggleHeading({ level }).run(),
})

/** All of them. */
export const DEEDS: Readonly<Record<DeedId, Deed>> = {
  bold: {
    id: 'bold',
    label: 'editor.bold',
    keys: 'Mod-B',
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => void editor.chain().focus().toggleBold().run(),
  },
  italic: {
    id: 'italic',
    label: 'editor.italic',
    keys: 'Mod-I',
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => void editor.chain().focus().toggleItalic().run(),
  },
  paragraph: {
    id: 'paragraph',
    label: 'editor.paragraph',
    keys: 'Mod-Alt-0',
    isOn: (editor) => editor.isActive('paragraph'),
    run: (editor) => void editor.chain().focus().setParagraph().run(),
  },
  'heading-1': heading(1),
  'heading-2': heading(2),
  'heading-3': heading(3),
  bullets: {
    id: 'bullets',
    label: 'editor.bullets',
    keys: 'Mod-Shift-8',
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => void editor.chain().focus().toggleBulletList().run(),
  },
  numbers: {
    id: 'numbers',
    label: 'editor.numbers',
    keys: 'Mod-Shift-7',
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => void editor.chain().focus().toggleOrderedList().run(),
  },
  quote: {
    id: 'quote',
    label: 'editor.quote',
    keys: 'Mod-Shift-B',
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => void editor.chain().focus().toggleBlockquote().run(),
  },
  link: {
    id: 'link',
    label: 'editor.link',
    keys: 'Mod-Shift-K',
    isOn: (editor) => editor.isActive('link'),
    run: editLink,
  },
  footnote: { id: 'footnote', label: 'editor.footnote', keys: 'Mod-Alt-F', run: addFootnote },
  line: { id: 'line', label: 'editor.line', run: (editor) => void editor.chain().focus().setHorizontalRule().run() },
  undo: { id: 'undo', label: 'editor.undo', keys: 'Mod-Z', run: (editor) => void editor.chain().focus().undo().run() },
  redo: { id: 'redo', label: 'editor.redo', keys: 'Mod-Shift-Z', run: (editor) => void editor.chain().focus().redo().run() },
}

/** A new footnote opens at once, to be written. */
function addFootnote(editor: Editor): void {
  const at = editor.state.selection.to
  let isThere = false
  asOneStep(editor, () => {
    isThere = editor.commands.insertFootnote('')
  })
  if (!isThere) return
  editor.view.dom.dispatchEvent(new CustomEvent(OPEN_FOOTNOTE, { detail: at }))
}

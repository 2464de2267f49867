/** Opens an editor on a text: its words, its binding, what is drawn over it. */
import { Editor, Extension } from '@tiptap/core'
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import type { Range } from './anchors.ts'
import { createBinding } from './binding.ts'
import { type Caret, createCarets } from './carets.ts'
import { documentExtensions } from './document-extensions.ts'
import { OPEN_FOOTNOTE } from './footnote.ts'
import { createHighlights, type Highlight, highlightedRanges } from './highlights.ts'
import { createKeys, isRemarkKey, type PageDeeds } from './keys.ts'
import { createPasting, type PasteNotice } from './pasting.ts'
import { createPlaceholder } from './placeholder.ts'
import { readSelection } from './read-selection.ts'
import { makeTolerant } from './tolerant-schema.ts'

/** What the page gives to an editor, and hears from it. */
export interface EditorConfig {
  readonly doc: Y.Doc
  readonly element: HTMLElement
  readonly isEditable: boolean
  /** The text's name for screen readers. */
  readonly label: string
  readonly placeholder: string
  readonly onPasteNotice: (notice: PasteNotice) => void
  readonly onPickHighlight: (id: string) => void
  readonly pageDeeds: PageDeeds
  /** A footnote was pressed, or Enter on it. */
  readonly onOpenFootnote: (position: number) => void
  /** Something could not be drawn as it is: nothing may be written over it. */
  readonly onLoss: () => void
}

/** An open editor. */
export interface OpenEditor {
  readonly editor: Editor
  /** Takes in a selection that was made a moment ago: a page knows it before its editor does. */
  readonly readSelection: () => void
  readonly showCarets: (carets: readonly Caret[]) => void
  readonly showHighlights: (highlights: readonly Highlight[]) => void
  /** Where the words of the highlights are now. */
  readonly highlighted: (state: EditorState) => ReadonlyMap<string, Range>
  readonly close: () => void
}

/** See the head of this file. */
export function openEditor(config: EditorConfig): OpenEditor {
  const { doc, element, isEditable, label } = config
  const carets = createCarets()
  const highlights = createHighlights(config.onPickHighlight)
  const editor = new Editor({
    element: null,
    // As JSON: pages may not read markup.
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    editable: isEditable,
    injectCSS: false,
    enablePasteRules: false,
    enableCoreExtensions: { delete: false, drop: false, paste: false },
    extensions: [
      ...documentExtensions,
      Gapcursor,
      Dropcursor.configure({ class: 'drop-cursor', color: false, width: 2 }),
      createPlaceholder(config.placeholder),
      createPasting(config.onPasteNotice),
      createBinding(doc),
      createKeys(config.pageDeeds),
      Extension.create({ name: 'drawn', addProseMirrorPlugins: () => [carets.plugin, highlights.plugin] }),
    ],
    editorProps: {
      attributes: {
        role: 'textbox',
        class: 'text',
        'aria-label': label,
        'aria-multiline': 'true',
        spellcheck: 'true',
        ...(!isEditable && { tabindex: '0' }),
      },
      handleDOMEvents: {
        [OPEN_FOOTNOTE]: (_view, { detail }: CustomEvent<number>) => {
          config.onOpenFootnote(detail)
          return true
        },
        // An editor that is only read is not asked for its keys: remarks are for readers too.
        keydown: (view, event) => {
          if (view.editable || !isRemarkKey(event)) return false
          event.preventDefault()
          config.pageDeeds.onRemark()
          return true
        },
      },
      handleClickOn: (_view, _at, node, nodeAt) => openFootnote(node, nodeAt, config),
      handleKeyDown: (view, event) => {
        const { selection } = view.state
        const node = 'node' in selection ? (selection.node as Node) : undefined
        return event.key === 'Enter' && node !== undefined && openFootnote(node, selection.from, config)
      },
    },
  })
  makeTolerant(editor.schema, config.onLoss)
  editor.mount(element)
  return {
    editor,
    readSelection: () => readSelection(editor),
    showCarets: (items) => draw(editor, (transaction) => carets.setItems(transaction, items)),
    showHighlights: (items) => draw(editor, (transaction) => highlights.setItems(transaction, items)),
    highlighted: (state) => highlightedRanges(highlights, state),
    close: () => editor.destroy(),
  }
}

/** Drawing would put back a selection that the editor does not know yet. */
function draw(editor: Editor, change: (transaction: Transaction) => Transaction): void {
  readSelection(editor)
  editor.view.dispatch(change(editor.state.tr))
}

function openFootnote(node: Node, position: number, { onOpenFootnote }: EditorConfig): boolean {
  if (node.type.name !== 'footnote') return false
  onOpenFootnote(position)
  return true
}

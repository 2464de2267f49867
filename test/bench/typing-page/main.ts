/** Types into 1,000 paragraphs with our editor, and with bare ProseMirror on the same binding; each keystroke until the layout is done. */
import { getSchema } from '@tiptap/core'
import { baseKeymap } from '@tiptap/pm/commands'
import { keymap } from '@tiptap/pm/keymap'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { anchorOf, caretAt } from '../../../renderer/editor/anchors.ts'
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts'
import { openEditor } from '../../../renderer/editor/open-editor.ts'
import { appendText } from '../../../shared/document/edit.ts'
import { BODY } from '../../../shared/document/schema.ts'

const PARAGRAPHS = 1000
const KEYS = 60
const ROUNDS = 15
const WORDS = 'The ministry will publish budget execution data every month in an open format, so that counties can follow it in time. '

const nothing = (): void => undefined

/** Milliseconds per keystroke: median of interleaved rounds. */
export async function measure(): Promise<{ readonly ours: number; readonly bare: number }> {
  const [ours, bare] = [openOurs(place('ours')), openBare(place('bare'))]
  const results = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    results.ours.push(await type(ours))
    results.bare.push(await type(bare))
  }
  return { ours: median(results.ours), bare: median(results.bare) }
}

Object.assign(window, { measure })

/** With somebody's caret and twenty remarks in it, as on the last night. */
function openOurs(element: HTMLElement): EditorView {
  const opened = openEditor({
    doc: textOf(),
    element,
    isEditable: true,
    label: 'Text',
    placeholder: '',
    onPasteNotice: nothing,
    onPickHighlight: nothing,
    onOpenFootnote: nothing,
    onLoss: nothing,
    pageDeeds: { onRemark: nothing, onHelp: nothing, onTools: nothing },
  })
  const { state } = opened.editor
  const caret = caretAt(state, 200)
  if (caret) opened.showCarets([{ id: 'other', name: 'Other', colour: 'blue', anchor: caret, head: caret }])
  const highlights = Array.from({ length: 20 }, (_, index) => {
    const from = 400 * index + 10
    const anchor = anchorOf(state, { from, to: from + 20 })
    return anchor ? [{ id: String(index), anchor, quote: '', isCurrent: false, isLit: true }] : []
  })
  opened.showHighlights(highlights.flat())
  return opened.editor.view
}

function openBare(element: HTMLElement): EditorView {
  const plugins = [ySyncPlugin(textOf().getXmlFragment(BODY)), yUndoPlugin(), keymap(baseKeymap)]
  return new EditorView(element, { state: EditorState.create({ schema: getSchema(documentExtensions), plugins }) })
}

function textOf(): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  appendText(doc, Array.from({ length: PARAGRAPHS }, (_, index) => `${index} ${WORDS.repeat(3)}`).join('\n\n'), 'bench')
  return doc
}

async function type(view: EditorView): Promise<number> {
  const middle = Math.floor(view.state.doc.content.size / 2)
  const times: number[] = []
  for (let key = 0; key < KEYS; key++) {
    const started = performance.now()
    view.dispatch(view.state.tr.insertText('x', middle + key))
    void view.dom.offsetHeight
    times.push(performance.now() - started)
    if (key % 10 === 9) await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return median(times)
}

function place(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`no ${id}`)
  return element
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

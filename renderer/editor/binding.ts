/** Ties the editor to a text's Y.Doc: what is typed is this person's own edit, and undo takes back own edits only. */
import { type Editor, Extension } from '@tiptap/core'
import type { EditorState, Plugin } from '@tiptap/pm/state'
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { BODY } from '../../shared/document/schema.ts'

/** What the binding keeps: the text's fragment, and which editor node stands for which of its elements. */
export interface Binding {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly mapping: Map<Y.AbstractType<unknown>, unknown>
}

interface OpenBinding extends Binding {
  beforeAllTransactions: () => void
  /** Runs its argument unless the binding is at work itself. */
  readonly mux: (work: () => void) => void
  readonly prosemirrorView: { readonly domObserver: { readonly flush: () => void } } | null
  _observeFunction: (events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction) => void
  _forceRerender: () => void
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    binding: {
      undo: () => ReturnType
      redo: () => ReturnType
    }
  }
}

/** True for edits that a person made in the editor of this page, undoing included. */
export const isOwnEdit = (origin: unknown): boolean => origin === ySyncPluginKey || origin instanceof Y.UndoManager

/** The binding of an editor; undefined before it has one. */
export const bindingOf = (state: EditorState): Binding | undefined =>
  (ySyncPluginKey.getState(state) as { readonly binding: Binding } | undefined)?.binding

/** What could be taken back, and done again, now. */
export function undoDepths(state: EditorState): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const manager = undoManagerOf(state)
  return { canUndo: (manager?.undoStack.length ?? 0) > 0, canRedo: (manager?.redoStack.length ?? 0) > 0 }
}

/** Runs a change that is taken back by itself, without the words that were typed just before or after it. */
export function asOneStep({ state }: Pick<Editor, 'state'>, change: () => void): void {
  undoManagerOf(state)?.stopCapturing()
  change()
  undoManagerOf(state)?.stopCapturing()
}

const undoManagerOf = (state: EditorState): Y.UndoManager | undefined =>
  (yUndoPluginKey.getState(state) as { readonly undoManager: Y.UndoManager } | undefined)?.undoManager

/** The extension that binds an editor to `doc`. */
export const createBinding = (doc: Y.Doc): Extension =>
  Extension.create({
    name: 'binding',
    priority: 1000,
    addProseMirrorPlugins: () => [createSync(doc), yUndoPlugin()],
    addCommands: () => ({
      undo:
        () =>
        ({ state, dispatch, tr }) => {
          tr.setMeta('preventDispatch', true)
          if (!undoDepths(state).canUndo) return false
          return dispatch ? undo(state) === true : true
        },
      redo:
        () =>
        ({ state, dispatch, tr }) => {
          tr.setMeta('preventDispatch', true)
          if (!undoDepths(state).canRedo) return false
          return dispatch ? redo(state) === true : true
        },
    }),
    addKeyboardShortcuts: () => ({
      'Mod-z': ({ editor }) => editor.commands.undo(),
      'Mod-y': ({ editor }) => editor.commands.redo(),
      'Shift-Mod-z': ({ editor }) => editor.commands.redo(),
    }),
  })

/**
 * When two people begin the same empty paragraph at once, each makes a run of characters, and whoever made the second joins them while drawing.
 * That joining is an edit as well: left without an origin it would stay on this page, and all later edits would hang on something nobody has.
 */
function createSync(doc: Y.Doc): Plugin {
  const plugin = ySyncPlugin(doc.getXmlFragment(BODY)) as Plugin
  const first: unknown = plugin.spec.state?.init.call(plugin, {}, {} as EditorState)
  const { binding } = first as { readonly binding: OpenBinding }
  const observe = binding._observeFunction
  const render = binding._forceRerender.bind(binding)
  binding._observeFunction = (events, transaction) => doc.transact(() => observe(events, transaction), ySyncPluginKey)
  binding._forceRerender = () => doc.transact(render, ySyncPluginKey)
  const remember = binding.beforeAllTransactions
  binding.beforeAllTransactions = () => {
    if (isIdle(binding)) binding.prosemirrorView?.domObserver.flush()
    remember()
  }
  return plugin
}

/** Own edits are made while the binding works. Before all others the cursor is read: the page knows it first, and drawing would put it back. */
function isIdle({ mux }: OpenBinding): boolean {
  let isIdleNow = false
  mux(() => {
    isIdleNow = true
  })
  return isIdleNow
}

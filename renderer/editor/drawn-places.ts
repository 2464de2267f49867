/** Things drawn over the text at anchored places: they follow typing by mapping, and are placed anew when somebody else's edit was drawn. */
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { DecorationSet, type EditorProps } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

interface Drawn<T> {
  readonly items: readonly T[]
  /** The items as they were drawn. */
  readonly placed: readonly T[]
  readonly decorations: DecorationSet
}

/** A plugin that draws `items`, with the function that gives it new ones. */
export interface DrawnPlaces<T> {
  readonly plugin: Plugin<Drawn<T>>
  readonly setItems: (transaction: Transaction, items: readonly T[]) => Transaction
  readonly drawn: (state: EditorState) => Drawn<T>
}

const NOTHING = { items: [], placed: [], decorations: DecorationSet.empty }

/** How items are drawn. */
export interface Drawing<T> {
  /** Places all of them in a state whose binding is up to date. */
  readonly draw: (items: readonly T[], state: EditorState) => DecorationSet
  /** What is drawn in place of the items, given what was drawn last; the items themselves without it. */
  readonly settle?: (items: readonly T[], placed: readonly T[], state: EditorState) => readonly T[]
  readonly props?: EditorProps
}

/** See the head of this file. */
export function createDrawnPlaces<T>(name: string, { draw, settle, props = {} }: Drawing<T>): DrawnPlaces<T> {
  const key = new PluginKey<Drawn<T>>(name)
  const plugin = new Plugin<Drawn<T>>({
    key,
    state: {
      init: () => NOTHING,
      apply: (transaction, before, _old, state) => {
        const items = (transaction.getMeta(key) as readonly T[] | undefined) ?? before.items
        if (items !== before.items || isRemote(transaction)) {
          const placed = settle ? settle(items, before.placed, state) : items
          return { items, placed, decorations: draw(placed, state) }
        }
        if (!transaction.docChanged || items.length === 0) return before
        return { ...before, decorations: before.decorations.map(transaction.mapping, transaction.doc) }
      },
    },
    props: { ...props, decorations: (state) => key.getState(state)?.decorations },
  })
  return {
    plugin,
    setItems: (transaction, items) => transaction.setMeta(key, items),
    drawn: (state) => key.getState(state) ?? NOTHING,
  }
}

const isRemote = (transaction: Transaction): boolean =>
  (transaction.getMeta(ySyncPluginKey) as { readonly isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true

/** Things drawn over the text at anchored places: they follow typing by mapping, and are placed anew when somebody else's edit was drawn. */
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { DecorationSet, type EditorProps } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

interface Drawn<T> {
  readonly items: readonly T[]
  readonly decorations: DecorationSet
}

/** A plugin that draws `items`, with the function that gives it new ones. */
export interface DrawnPlaces<T> {
  readonly plugin: Plugin<Drawn<T>>
  readonly setItems: (transaction: Transaction, items: readonly T[]) => Transaction
  readonly drawn: (state: EditorState) => Drawn<T>
}

const NOTHING = { items: [], decorations: DecorationSet.empty }

/** `draw` places all items in a state whose binding is up to date. */
export function createDrawnPlaces<T>(
  name: string,
  draw: (items: readonly T[], state: EditorState) => DecorationSet,
  props: EditorProps = {},
): DrawnPlaces<T> {
  const key = new PluginKey<Drawn<T>>(name)
  const plugin = new Plugin<Drawn<T>>({
    key,
    state: {
      init: () => NOTHING,
      apply: (transaction, before, _old, state) => {
        const items = (transaction.getMeta(key) as readonly T[] | undefined) ?? before.items
        if (items !== before.items || isRemote(transaction)) return { items, decorations: draw(items, state) }
        if (!transaction.docChanged || items.length === 0) return before
        return { items, decorations: before.decorations.map(transaction.mapping, transaction.doc) }
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

/** The words that stand in an empty text. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Shows `words` while the text is one empty paragraph. They are drawn by the style sheet and are no part of the text. */
export const createPlaceholder = (words: string): Extension =>
  Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const first = doc.firstChild
            if (doc.childCount !== 1 || !first || first.type.name !== 'paragraph' || first.content.size > 0) return null
            return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, { class: 'empty', 'data-placeholder': words })])
          },
        },
      }),
    ],
  })

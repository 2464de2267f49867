/** A footnote: one sign in the line that carries its own words. Its number comes from its place, by the style sheet. */
import { mergeAttributes, Node } from '@tiptap/core'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnote: {
      /** Puts a footnote behind the selection. */
      insertFootnote: (text: string) => ReturnType
    }
  }
}

/** The longest footnote, in characters. */
export const MAX_FOOTNOTE = 10_000

/** The event that asks, on the editor's element, to open the footnote at the position that is its `detail`. */
export const OPEN_FOOTNOTE = 'chorus-open-footnote'

/** See the head of this file. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    text: {
      default: '',
      parseHTML: (element: HTMLElement) => (element.getAttribute('data-footnote') ?? '').slice(0, MAX_FOOTNOTE),
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const text = String(node.attrs['text'])
    return [
      'span',
      mergeAttributes(HTMLAttributes, { 'data-footnote': text, class: 'footnote', role: 'note', 'aria-label': text, title: text }),
    ]
  },
  renderText: ({ node }) => ` (${String(node.attrs['text'])})`,
  addCommands() {
    return {
      insertFootnote:
        (text) =>
        ({ tr, dispatch }) => {
          const at = tr.selection.to
          const note = this.type.create({ text: text.slice(0, MAX_FOOTNOTE) })
          if (!tr.doc.resolve(at).parent.inlineContent) return false
          dispatch?.(tr.insert(at, note))
          return true
        },
    }
  },
})

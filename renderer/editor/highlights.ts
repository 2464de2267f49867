/** The words that remarks stand on, lit up in the text; nothing of it is in the document. */
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type Anchor, type Range, rangeOf } from './anchors.ts'
import { createDrawnPlaces, type DrawnPlaces } from './drawn-places.ts'

/** Words to light up. */
export interface Highlight {
  readonly id: string
  readonly anchor: Anchor
  /** The words as they were: they are found again when moving them cut the anchor off. */
  readonly quote: string
  readonly isCurrent: boolean
  /** Otherwise its place is followed without being shown. */
  readonly isLit: boolean
}

/** Draws highlights; `onPick` hears of presses on them. */
export const createHighlights = (onPick: (id: string) => void): DrawnPlaces<Highlight> =>
  createDrawnPlaces<Highlight>('highlights', {
    draw: (highlights, state) => {
      const find = createQuoteFinder(state.doc)
      return DecorationSet.create(
        state.doc,
        highlights.flatMap((highlight) => {
          const range = rangeOf(state, highlight.anchor) ?? find(highlight.quote)
          return range ? [decorationOf(highlight, range)] : []
        }),
      )
    },
    props: {
      handleClick: (_view, _position, event) => {
        const lit = event.target instanceof Element ? event.target.closest('[data-remark]') : null
        const id = lit?.getAttribute('data-remark')
        if (id) onPick(id)
        return false
      },
    },
  })

/** Where each highlight is now; those whose words are gone are missing. */
export function highlightedRanges(highlights: DrawnPlaces<Highlight>, state: EditorState): ReadonlyMap<string, Range> {
  const found = highlights.drawn(state).decorations.find()
  return new Map(found.filter(({ from, to }) => from < to).map(({ from, to, spec }) => [String(spec['remark']), { from, to }]))
}

function decorationOf({ id, isCurrent, isLit }: Highlight, { from, to }: Range): Decoration {
  const look = isLit ? { class: isCurrent ? 'remarked current' : 'remarked', 'data-remark': id } : {}
  return Decoration.inline(from, to, look, { remark: id })
}

/** Finds words that stand in the text exactly once. Splitting a paragraph writes its second half anew, and anchors in it lose their ground. */
function createQuoteFinder(doc: Node): (quote: string) => Range | undefined {
  let blocks: { readonly text: string; readonly start: number }[] | undefined
  return (quote) => {
    if (quote.length < 3) return undefined
    blocks ??= textBlocksOf(doc)
    const hits = blocks.flatMap(({ text, start }) => {
      const first = text.indexOf(quote)
      if (first < 0) return []
      return text.includes(quote, first + 1) ? [start + first, start + first] : [start + first]
    })
    const from = hits.length === 1 ? hits[0] : undefined
    return from === undefined ? undefined : { from, to: from + quote.length }
  }
}

function textBlocksOf(doc: Node): { readonly text: string; readonly start: number }[] {
  const blocks: { readonly text: string; readonly start: number }[] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    blocks.push({ text: node.textBetween(0, node.content.size, undefined, '\ufffc'), start: position + 1 })
    return false
  })
  return blocks
}

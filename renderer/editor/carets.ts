/** Where others write: their carets with their names, and what they have selected. */
import { type EditorState, Selection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { positionOf } from './anchors.ts'
import { createDrawnPlaces, type DrawnPlaces } from './drawn-places.ts'
import { keptCarets, type PlacedCaret } from './kept-carets.ts'

/** Somebody else in this text. */
export interface Caret extends PlacedCaret {
  readonly name: string
  /** A colour of the theme, such as `var(--person-3)`. */
  readonly colour: string
}

/** Draws carets. Style attributes are forbidden to pages, so colours are set on the elements. */
export const createCarets = (): DrawnPlaces<Caret> =>
  createDrawnPlaces('carets', {
    settle: (told, placed, state) => keptCarets(told, placed, ({ head }) => positionOf(state, head) !== undefined),
    props: { handleDOMEvents: { mousemove: (view, { clientX, clientY }) => pointAt(view, clientX, clientY) } },
    draw: (carets, state) => {
      const decorations = carets.flatMap((caret) => {
        const head = lineAt(state, positionOf(state, caret.head))
        const anchor = positionOf(state, caret.anchor)
        if (head === undefined) return []
        const flag = Decoration.widget(head, () => caretElement(caret), { key: keyOf(caret), side: 10 })
        if (anchor === undefined || anchor === head) return [flag]
        const chosen = Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
          class: 'others-selection',
          style: `--person: ${caret.colour}`,
        })
        return [flag, chosen]
      })
      return DecorationSet.create(state.doc, decorations)
    },
  })

/** After each move it is a new one: its name is seen again for a while. */
const keyOf = ({ id, name, head: { item, type } }: Caret): string => {
  const place = item ?? type
  return `${id} ${name} ${place ? `${place.client} ${place.clock}` : ''}`
}

const NEAR_PX = 6

/** Shows the names of carets that are pointed at. They hear no mouse themselves: a click on one goes into the text. */
function pointAt({ dom }: EditorView, x: number, y: number): false {
  for (const caret of dom.querySelectorAll('.caret')) {
    const { left, right, top, bottom } = caret.getBoundingClientRect()
    const isNear = x > left - NEAR_PX && x < right + NEAR_PX && y > top && y < bottom
    caret.classList.toggle('pointed', isNear)
  }
  return false
}

/** In an empty text the record knows of no paragraph yet: a caret there stands in the one that is shown, and moves nothing. */
function lineAt({ doc }: EditorState, position: number | undefined): number | undefined {
  if (position === undefined) return undefined
  const place = doc.resolve(position)
  return place.parent.inlineContent ? position : Selection.near(place).head
}

function caretElement({ name, colour }: Caret): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.style.setProperty('--person', colour)
  caret.setAttribute('aria-hidden', 'true')
  // The name is drawn by the style sheet: at a click behind the line the browser would put its cursor into text, and keys would go nowhere.
  const flag = document.createElement('span')
  flag.className = 'caret-name'
  flag.dataset['name'] = name
  caret.append(flag)
  return caret
}

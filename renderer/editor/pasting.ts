/** What happens when something is pasted or dropped into the text. */
import { Extension } from '@tiptap/core'
import { DOMParser, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { cleanPasted } from './clean-pasted.ts'
import { MAX_PASTE_BYTES, pasteInParts, sizeOf } from './large-paste.ts'
import { hideStyles } from './pasted-css.ts'

/** What a person should know about a paste. */
export type PasteNotice =
  | { readonly kind: 'pictures'; readonly count: number }
  /** Nothing was pasted. */
  | { readonly kind: 'too-large'; readonly bytes: number }

/** Cleans, bounds and divides pastes; `notice` hears of what was left out. */
export const createPasting = (notice: (notice: PasteNotice) => void): Extension =>
  Extension.create({
    name: 'pasting',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            transformPastedHTML: hideStyles,
            clipboardParser: createParser(this.editor.schema, notice),
            handleDOMEvents: {
              paste: (_view, event) => refuseTooLarge(event, notice),
              drop: (_view, event) => refuseFiles(event, notice),
            },
            handlePaste: (view, event, slice) => {
              const { bytes } = sizeOf(slice.content)
              if (bytes > MAX_PASTE_BYTES) {
                notice({ kind: 'too-large', bytes })
                return true
              }
              const pictures = picturesIn(event.clipboardData)
              if (slice.size === 0 && pictures > 0) notice({ kind: 'pictures', count: pictures })
              return pasteInParts(view, slice)
            },
          },
        }),
      ]
    },
  })

/** Pages may not parse markup themselves: the editor's own reading of the clipboard is what the policy allows, so cleaning comes after it. */
function createParser(schema: Schema, notice: (notice: PasteNotice) => void): DOMParser {
  const parser = DOMParser.fromSchema(schema)
  const parseSlice = (dom: Node, options?: ParseOptions): Slice => {
    const pictures = dom instanceof Element ? cleanPasted(dom) : 0
    if (pictures > 0) notice({ kind: 'pictures', count: pictures })
    return parser.parseSlice(dom, options)
  }
  return Object.assign(Object.create(parser) as DOMParser, { parseSlice })
}

/** What is too large anyhow is not even taken apart. */
function refuseTooLarge(event: ClipboardEvent, notice: (notice: PasteNotice) => void): boolean {
  const length = event.clipboardData?.getData('text/plain').length ?? 0
  if (length <= MAX_PASTE_BYTES) return false
  event.preventDefault()
  notice({ kind: 'too-large', bytes: length })
  return true
}

/** A browser would leave the page for a file dropped on it. */
function refuseFiles(event: DragEvent, notice: (notice: PasteNotice) => void): boolean {
  const count = event.dataTransfer?.files.length ?? 0
  if (count === 0) return false
  event.preventDefault()
  const pictures = picturesIn(event.dataTransfer)
  if (pictures > 0) notice({ kind: 'pictures', count: pictures })
  return true
}

const picturesIn = (data: DataTransfer | null): number => [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/')).length

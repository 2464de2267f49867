/** The text of a position on the page: an editor on its document, and what opens over it. */
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './editor.module.css'
import { FootnotePopover } from './footnote-popover.tsx'
import type { PageDeeds } from './keys.ts'
import { LinkPopover } from './link-popover.tsx'
import { type EditorConfig, type OpenEditor, openEditor } from './open-editor.ts'
import type { PasteNotice } from './pasting.ts'
import { useFirstFocus } from './use-first-focus.ts'

/** What the editor works on. */
export interface TextEditorProps {
  readonly doc: Y.Doc
  readonly isEditable: boolean
  /** The text's title. */
  readonly title: string
  /** The cursor goes into the text when it opens, as it does into every empty one. */
  readonly takesFocus?: boolean
  /** Hears of the editor that is open now; undefined when it closes. */
  readonly onOpen: (editor: OpenEditor | undefined) => void
  readonly onPickHighlight: (id: string) => void
  readonly onLoss: () => void
  readonly pageDeeds: PageDeeds
}

/** The editor. When another document takes the place of the first, cursor and scroll place stay where they were. */
export function TextEditor(props: TextEditorProps): ReactNode {
  const { isEditable, takesFocus = false } = props
  const place = useRef<HTMLDivElement>(null)
  const [footnoteAt, setFootnoteAt] = useState<number>()
  const opened = useOpenEditor(place, props, setFootnoteAt)
  useEffect(() => opened?.editor.setEditable(isEditable, false), [opened, isEditable])
  useFirstFocus(opened, { isEditable, takesFocus })
  return (
    <div className={styles.place} ref={place}>
      {opened && <LinkPopover editor={opened.editor} />}
      {opened && footnoteAt !== undefined && (
        <FootnotePopover editor={opened.editor} position={footnoteAt} onClose={() => setFootnoteAt(undefined)} />
      )}
    </div>
  )
}

function useOpenEditor(
  place: RefObject<HTMLDivElement | null>,
  props: TextEditorProps,
  onOpenFootnote: (position: number) => void,
): OpenEditor | undefined {
  const { doc, title, isEditable, onOpen, onPickHighlight, onLoss, pageDeeds } = props
  const say = useSay()
  const notice = usePasteNotice()
  const [opened, setOpened] = useState<OpenEditor>()
  const lastPlace = useRef<{ readonly from: number; readonly to: number; readonly hadFocus: boolean }>(undefined)
  const tell = useEffectEvent(onOpen)
  const configure = useEffectEvent(
    (element: HTMLElement): EditorConfig => ({
      doc,
      element,
      isEditable,
      label: say('editor.label', { title }),
      placeholder: say('editor.placeholder'),
      onPasteNotice: notice,
      onPickHighlight,
      onOpenFootnote,
      onLoss,
      pageDeeds,
    }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new document is what needs a new editor; the rest is read when it opens
  useEffect(() => {
    if (!place.current) return undefined
    const next = openEditor(configure(place.current))
    const before = lastPlace.current
    if (before) restore(next, before)
    setOpened(next)
    tell(next)
    return () => {
      const { from, to } = next.editor.state.selection
      lastPlace.current = { from, to, hadFocus: next.editor.isFocused }
      setOpened(undefined)
      tell(undefined)
      next.close()
    }
  }, [doc, place])
  return opened
}

function restore({ editor }: OpenEditor, { from, to, hadFocus }: { from: number; to: number; hadFocus: boolean }): void {
  const size = editor.state.doc.content.size
  editor.commands.setTextSelection({ from: Math.min(from, size), to: Math.min(to, size) })
  if (hadFocus) editor.view.focus()
}

const BYTES_PER_MEGABYTE = 1024 * 1024

function usePasteNotice(): (notice: PasteNotice) => void {
  const say = useSay()
  const toast = useToast()
  return (notice) => {
    if (notice.kind === 'pictures') toast({ words: say('editor.paste.pictures', { count: notice.count }) })
    else toast({ words: say('editor.paste.too-large', { size: Math.ceil(notice.bytes / BYTES_PER_MEGABYTE) }) })
  }
}

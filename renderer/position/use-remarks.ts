/** Remarks and the text together: what is lit up, where it is, the one being read, the one being written. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { anchorOf, type Range } from '../editor/anchors.ts'
import type { OpenEditor } from '../editor/open-editor.ts'
import { selectedWords } from '../editor/selected-words.ts'
import { useAnswer } from '../host/use-answer.ts'
import { type Remark, remarkAt } from '../remarks/remark-order.ts'
import type { RemarkDraft } from '../remarks/remarks-panel.tsx'

/** What the page and its panel need. */
export interface TextRemarks {
  readonly remarks: readonly Remark[] | undefined
  readonly openCount: number
  /** Where their words are; undefined while no editor is open, as beside a closed text. */
  readonly ranges: ReadonlyMap<string, Range> | undefined
  readonly cursor: number
  readonly current: { readonly id: string; readonly turn: number } | undefined
  readonly draft: RemarkDraft | undefined
  /** Begins a remark on what is selected; with nothing selected goes to the remark at the cursor. */
  readonly begin: () => void
  readonly endDraft: () => void
  /** Goes to a remark's card. */
  readonly pick: (id: string) => void
  /** Goes to a remark's words. */
  readonly jump: (id: string) => void
}

const NO_RANGES: ReadonlyMap<string, Range> = new Map()
const PAUSE_MS = 250
const LONGEST_QUOTE = 4096

/** `onShow` is asked to bring the panel on screen. */
export function useRemarks(position: string, opened: OpenEditor | undefined, onShow: () => void): TextRemarks {
  const { value: remarks } = useAnswer('remarks', { position })
  const [current, setCurrent] = useState<TextRemarks['current']>()
  const [draft, setDraft] = useState<RemarkDraft>()
  const turn = useRef(0)
  useHighlights(opened, remarks, current?.id, draft)
  const { ranges, cursor } = usePlaces(opened, remarks)
  const show = useEffectEvent(onShow)
  const pick = useCallback((id: string) => {
    turn.current++
    setCurrent({ id, turn: turn.current })
    show()
  }, [])
  const begin = (): void => {
    if (!opened) return
    opened.readSelection()
    const { state } = opened.editor
    const { from, to, empty } = state.selection
    if (empty) {
      const here = remarkAt(opened.highlighted(state), from)
      if (here !== undefined) pick(here)
      return
    }
    const anchor = anchorOf(state, { from, to })
    const quote = selectedWords(state).slice(0, LONGEST_QUOTE)
    if (!anchor || quote === '') return
    setDraft({ anchor, quote })
    onShow()
  }
  const endDraft = (): void => {
    setDraft(undefined)
    opened?.editor.commands.focus(undefined, { scrollIntoView: false })
  }
  const jump = (id: string): void => {
    const range = opened?.highlighted(opened.editor.state).get(id)
    if (!opened || !range) return
    turn.current++
    setCurrent({ id, turn: turn.current })
    opened.editor.chain().setTextSelection(range).scrollIntoView().focus().run()
  }
  return {
    remarks,
    openCount: remarks?.filter(({ settled }) => settled === null).length ?? 0,
    ranges: opened ? ranges : undefined,
    cursor,
    current,
    draft,
    begin,
    endDraft,
    pick,
    jump,
  }
}

/** Open remarks are lit, and the one that is read or written now. */
function useHighlights(
  opened: OpenEditor | undefined,
  remarks: readonly Remark[] | undefined,
  currentId: string | undefined,
  draft: RemarkDraft | undefined,
): void {
  useEffect(() => {
    if (!opened || opened.editor.isDestroyed) return
    const all = (remarks ?? []).map(({ id, anchor, quote, settled }) => {
      const isCurrent = id === currentId
      return { id, anchor, quote, isCurrent, isLit: settled === null || isCurrent }
    })
    opened.showHighlights(draft ? [...all, { ...draft, id: 'draft', isCurrent: true, isLit: true }] : all)
  }, [opened, remarks, currentId, draft])
}

interface Places {
  readonly ranges: ReadonlyMap<string, Range>
  readonly cursor: number
}

/** What is equal must not be drawn again: drawing is heard as a change. */
function areSame(before: Places, now: Places): boolean {
  if (before.cursor !== now.cursor || before.ranges.size !== now.ranges.size) return false
  return [...now.ranges].every(([id, { from, to }]) => {
    const range = before.ranges.get(id)
    return range?.from === from && range.to === to
  })
}

/** Follows typing and the cursor with a pause, so that cards do not jump under the eye. */
function usePlaces(opened: OpenEditor | undefined, remarks: readonly Remark[] | undefined): Places {
  const [places, setPlaces] = useState<Places>({ ranges: NO_RANGES, cursor: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other remarks stand at other places
  useEffect(() => {
    if (!opened) return undefined
    const { editor } = opened
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      timer = undefined
      if (editor.isDestroyed) return
      const now = { ranges: opened.highlighted(editor.state), cursor: editor.state.selection.head }
      setPlaces((before) => (areSame(before, now) ? before : now))
    }
    const soon = (): void => {
      timer ??= setTimeout(look, PAUSE_MS)
    }
    look()
    editor.on('transaction', soon)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', soon)
    }
  }, [opened, remarks])
  return places
}

/** Carets whose place came before the words it stands in: they stay where they stood until the words are here. */
import type { RelativePosition } from 'yjs'

/** One open page of one person, and what it has chosen. */
export interface PlacedCaret {
  readonly id: string
  readonly anchor: RelativePosition
  readonly head: RelativePosition
}

/** As told, but each of unknown place where it was `placed` last; one that was nowhere yet stays as told. */
export function keptCarets<T extends PlacedCaret>(told: readonly T[], placed: readonly T[], isKnown: (caret: T) => boolean): readonly T[] {
  return told.map((caret) => {
    if (isKnown(caret)) return caret
    const last = placed.find(({ id }) => id === caret.id)
    return last ? { ...caret, anchor: last.anchor, head: last.head } : caret
  })
}

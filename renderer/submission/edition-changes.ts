/** What differs between two editions: which texts came, went, or were closed anew. */
import type { Edition } from './edition-draft.ts'
import { printedCounts } from './printed-counts.ts'

/** A text as an edition prints it. */
export type PrintedText = Edition['texts'][number]

/** See the head of this file. */
export interface EditionChanges {
  readonly added: readonly PrintedText[]
  readonly removed: readonly PrintedText[]
  readonly changed: readonly { readonly from: PrintedText; readonly to: PrintedText }[]
  readonly same: number
  /** How many organisations signed, those that are not named included. */
  readonly signed: { readonly from: number; readonly to: number }
}

/** What `to` prints otherwise than `from`. */
export function changesBetween(from: Edition, to: Edition): EditionChanges {
  const before = new Map(from.texts.map((text) => [text.position, text]))
  const after = new Set(to.texts.map(({ position }) => position))
  const kept = to.texts.flatMap((text) => {
    const old = before.get(text.position)
    return old ? [{ from: old, to: text }] : []
  })
  const changed = kept.filter((pair) => pair.from.hash !== pair.to.hash)
  return {
    added: to.texts.filter(({ position }) => !before.has(position)),
    removed: from.texts.filter(({ position }) => !after.has(position)),
    changed,
    same: kept.length - changed.length,
    signed: { from: printedCounts(from).signed, to: printedCounts(to).signed },
  }
}

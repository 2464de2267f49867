/** Which texts' missing words are wanted, and in which order. SPEC rules BRING-3, BRING-4. */
import type { DocumentId } from '../../../shared/ids.ts'
import type { AbsentSum } from '../ports/replica-store.ts'

/** What a person wants of what is missing: everything, only texts that are open on this computer, or nothing for now. */
export type BringChoice = 'all' | 'open' | 'later'

/** How texts are used on this computer. */
export interface TextUse {
  /** Pages show them now. */
  readonly shown: ReadonlySet<DocumentId>
  /** When each was last opened here lately, milliseconds. */
  readonly openedAt: ReadonlyMap<DocumentId, number>
  /** True while nobody writes in it. */
  readonly isClosed: (document: DocumentId) => boolean
}

/** How much a text is wanted; a lower number more. */
const RANK = { shown: 0, opened: 1, written: 2, closed: 3 } as const
const LEAST_WANTED: Readonly<Record<BringChoice, number>> = { later: RANK.shown, open: RANK.opened, all: RANK.closed }

/**
 * Texts whose missing words shall come, the most wanted first: what a page shows now, what was opened here lately and is not closed, what is written in elsewhere,
 * what is closed. Of those opened the latest first, of others the smallest: so most texts are whole soonest.
 */
export function wantedTexts(absent: readonly AbsentSum[], use: TextUse, choice: BringChoice): readonly AbsentSum[] {
  return absent
    .map((sum) => ({ sum, rank: rankOf(sum.document, use), openedAt: use.openedAt.get(sum.document) ?? 0 }))
    .filter(({ rank }) => rank <= LEAST_WANTED[choice])
    .sort((a, b) => a.rank - b.rank || b.openedAt - a.openedAt || a.sum.bytes - b.sum.bytes || (a.sum.document < b.sum.document ? -1 : 1))
    .map(({ sum }) => sum)
}

function rankOf(document: DocumentId, { shown, openedAt, isClosed }: TextUse): number {
  if (shown.has(document)) return RANK.shown
  if (isClosed(document)) return RANK.closed
  return openedAt.has(document) ? RANK.opened : RANK.written
}

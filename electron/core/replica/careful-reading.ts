/** Reads a text of which something cannot be applied: that is left out, the same on every replica, and all the rest is shown. SPEC rule TEXT-11. */
import * as Y from 'yjs'
import { applyBounded } from '../../../shared/text/apply-bounded.ts'
import { inOneOrder } from '../../../shared/text/one-order.ts'
import { leaveOut } from '../../../shared/text/transform-text.ts'
import { decodeUpdateParts, encodeUpdateParts, type UpdateParts } from '../../../shared/text/update.ts'
import type { ChainNumber } from '../ports/replica-store.ts'

/** What an entry does to a text, and where it stands in its log. */
export interface RowUpdate {
  readonly chain: ChainNumber
  readonly seq: number
  readonly update: Uint8Array
}

/** A text read in one order, and how many of its entries are left out of it. */
export interface CarefulReading {
  readonly doc: Y.Doc
  readonly leftOut: number
}

/** An honest program writes none. Beyond so many, everything that follows in the log is left out unread, so that reading ends. */
const MOST_OF_ONE_LOG = 16

/** Reads entries that are in causal order. Begins again without each that cannot be applied; what cannot even be left out is not applied at all. */
export function readCarefully(rows: readonly RowUpdate[], origin: unknown): CarefulReading {
  const edits = inOneOrder(rows.flatMap(editOf))
  const left = new Map<Edit, Uint8Array | undefined>()
  for (;;) {
    const doc = new Y.Doc({ gc: false })
    const fault = edits.find((edit) => {
      const update = left.has(edit) ? left.get(edit) : edit.update
      return update !== undefined && !applyBounded(doc, [update], origin)
    })
    if (!fault) return { doc, leftOut: left.size }
    for (const edit of [fault, ...restOf(edits, fault, left)]) {
      left.set(edit, left.has(edit) ? undefined : encodeUpdateParts(leaveOut(edit.parts)))
    }
  }
}

interface Edit extends RowUpdate {
  readonly parts: UpdateParts
}

function editOf(row: RowUpdate): readonly Edit[] {
  const parts = decodeUpdateParts(row.update)
  return parts.ok ? [{ ...row, parts: parts.value }] : []
}

/** What follows in a log that holds too many of them already. */
function restOf(edits: readonly Edit[], { chain, seq }: Edit, left: ReadonlyMap<Edit, unknown>): readonly Edit[] {
  const before = [...left.keys()].filter((edit) => edit.chain === chain).length
  return before < MOST_OF_ONE_LOG ? [] : edits.filter((edit) => edit.chain === chain && edit.seq > seq && !left.has(edit))
}

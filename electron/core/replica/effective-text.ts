/** What an applied text entry does to a document: everything, nothing visible, or nothing at all. SPEC rules TEXT-5, APPLY-3. */

import type { DocumentId } from '../../../shared/ids.ts'
import { decodeTextBody, updateOfBody } from '../../../shared/text/text-body.ts'
import { neutralise } from '../../../shared/text/transform-text.ts'
import { encodeUpdateParts } from '../../../shared/text/update.ts'
import type { BranchMoves, TextRow } from './branch-moves.ts'
import type { Standing } from './standing.ts'

/** The update to apply for a row; undefined for one that broke a rule. */
export type EffectiveText = (document: DocumentId, row: TextRow) => Uint8Array | undefined

/** Reads rows with the exclusions and branches of the moment. */
export function createEffectiveText(standing: Standing, moves: BranchMoves): EffectiveText {
  return (document, row) => {
    if (!row.valid) return undefined
    const allowed = standing.isAllowed('edit', row.chain, row.seq)
    if (allowed && !moves.any()) return updateOfBody(row.body, row.lease)
    const body = decodeTextBody(row.body)
    if (!body.ok) return undefined
    const parts = moves.any() ? moves.move(document, row, body.value.parts) : body.value.parts
    return encodeUpdateParts(allowed ? parts : neutralise(parts))
  }
}

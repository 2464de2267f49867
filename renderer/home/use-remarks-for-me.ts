/** How many remarks wait for this person, and how many hinder signing, position by position. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswers } from '../host/use-answer.ts'

/** Counts by position. */
export interface RemarkCounts {
  readonly forMe: ReadonlyMap<string, number>
  /** Unsettled "cannot sign unless". */
  readonly objections: ReadonlyMap<string, number>
}

/** Undefined until every position with open remarks has told its own. */
export function useRemarkCounts(positions: OutputOf<'position.list'> | undefined): RemarkCounts | undefined {
  const withRemarks = (positions ?? []).filter(({ openRemarks }) => openRemarks > 0)
  const remarks = useAnswers(
    'remarks',
    withRemarks.map(({ id }) => ({ position: id })),
  )
  if (!positions || remarks.includes(undefined)) return undefined
  const count = (counts: (remark: Remark) => boolean): ReadonlyMap<string, number> =>
    new Map(withRemarks.map(({ id }, index) => [id, (remarks[index] ?? []).filter(counts).length]))
  return { forMe: count(waitsForMe), objections: count(isObjection) }
}

type Remark = OutputOf<'remarks'>[number]

/** Open, and its author's organisation cannot sign without it. */
const isObjection = ({ kind, settled }: Remark): boolean => kind === 'red-line' && settled === null

/** Open, and the last word in it is not one's own. */
export function waitsForMe({ by, replies, settled }: Pick<OutputOf<'remarks'>[number], 'by' | 'replies' | 'settled'>): boolean {
  const last = replies.at(-1)?.by ?? by
  return settled === null && !last.isMe
}

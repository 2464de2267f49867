/** How many remarks wait for this person, position by position. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswers } from '../host/use-answer.ts'

/** Undefined until every position with open remarks has told its own. */
export function useRemarksForMe(positions: OutputOf<'position.list'> | undefined): ReadonlyMap<string, number> | undefined {
  const withRemarks = (positions ?? []).filter(({ openRemarks }) => openRemarks > 0)
  const remarks = useAnswers(
    'remarks',
    withRemarks.map(({ id }) => ({ position: id })),
  )
  if (!positions || remarks.includes(undefined)) return undefined
  return new Map(withRemarks.map(({ id }, index) => [id, (remarks[index] ?? []).filter(waitsForMe).length]))
}

/** Open, and the last word in it is not one's own. */
export function waitsForMe({ by, replies, settled }: Pick<OutputOf<'remarks'>[number], 'by' | 'replies' | 'settled'>): boolean {
  const last = replies.at(-1)?.by ?? by
  return settled === null && !last.isMe
}

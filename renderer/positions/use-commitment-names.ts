/** What the plan calls its commitments. */
import { useMemo } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import type { CommitmentName } from './found-positions.ts'

/** A function from id to name; the id itself while the plan is not read yet. */
export function useCommitmentNames(): CommitmentName {
  const { value: commitments } = useAnswer('commitments', {})
  return useMemo(() => {
    const names = new Map((commitments ?? []).map(({ id, rowId, title }) => [id, rowId || title]))
    return (id) => names.get(id) ?? id
  }, [commitments])
}

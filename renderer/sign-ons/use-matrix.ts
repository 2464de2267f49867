/** The matrix as it stands, brought up to date by what changed: at its largest it is two megabytes, and one answer is a few hundred bytes of it. */
import { useQuery } from '@tanstack/react-query'
import { changedMatrix } from '../../shared/signing/changed-matrix.ts'
import { useHost } from '../host/host-provider.tsx'
import type { AskMethod } from '../host/topics.ts'
import type { Answer } from '../host/use-answer.ts'
import type { Matrix } from './matrix.ts'

interface HeldMatrix {
  readonly revision: string
  readonly matrix: Matrix
}

const METHOD = 'signons.changes' satisfies AskMethod

/** One for all pages that show it; rows and cells that stay are the same objects. */
export function useMatrix(): Answer<Matrix> {
  const { call, coalition } = useHost()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [METHOD, coalition ?? null, {}],
    queryFn: async ({ client, queryKey }): Promise<HeldMatrix> => {
      const held = client.getQueryData<HeldMatrix>(queryKey)
      const { revision, whole, changes } = await call(METHOD, held ? { since: held.revision } : {})
      if (whole) return { revision, matrix: whole }
      if (!held || !changes) throw new Error('changes of a matrix that was not asked for')
      return { revision, matrix: changedMatrix(held.matrix, changes) }
    },
    structuralSharing: false,
  })
  return { value: data?.matrix, error, isAsking: isFetching, askAgain: () => void refetch() }
}

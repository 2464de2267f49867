/** What this person may do with a position. */
import { useAnswer } from '../host/use-answer.ts'
import type { PositionFacts } from './use-position.ts'

/** See the head of this file. */
export interface Rights {
  /** Its facts and its text. */
  readonly mayChange: boolean
  readonly mayRemark: boolean
  /** Whether open remarks are theirs to settle. SPEC rule REMARK-4. */
  readonly maySettle: boolean
  readonly isCoordinator: boolean
}

/** As the host knows them; nothing while it has not said. */
export function useRights(position: PositionFacts): Rights {
  const { value } = useAnswer('coalition.show', {})
  const roles = value?.me?.roles ?? []
  const isCoordinator = roles.includes('coordinator')
  const maySettle = isCoordinator || roles.includes('editor')
  return { mayChange: position.access.mayWrite, mayRemark: maySettle || roles.includes('signatory'), maySettle, isCoordinator }
}

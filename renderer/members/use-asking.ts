/** Who asks to be let in, for those who may answer. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'

/** Empty for everybody who does not coordinate; without other computers of one's own, which stand by themselves. */
export function useAsking(): OutputOf<'coalition.requests'> {
  const { value: requests = [] } = useAnswer('coalition.requests', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  return coalition?.me?.roles.includes('coordinator') ? requests.filter(({ isMyComputer }) => !isMyComputer) : []
}

/** How the member at the other end of a code is called. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { useSay } from '../messages/say.tsx'

/** Name and organisation as far as they are known; "the other member" where they are not. */
export function useWhoOf({ with: other }: Pick<OutputOf<'code.make'>, 'with'>): string {
  const say = useSay()
  if (!other || other.name === '') return say('codes.who.other')
  const { name, organisationName: organisation } = other
  return organisation === '' ? name : say('codes.who', { name, organisation })
}

/** What the state line says of a text that is elsewhere while no other organisation belongs: a count of one in one would say nothing. SPEC rules DELIV-6, MEM-12. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { MessageId } from '../messages/catalogues.ts'

type Known = Pick<OutputOf<'delivery'>, 'have' | 'of' | 'onlyHere' | 'onHelper'>

/** Undefined where there is another organisation, or where nobody else is known to have it. */
export function aloneWords({ have, of, onlyHere, onHelper }: Known, isSaved: boolean): MessageId | undefined {
  if (of !== 1 || have !== 1 || onlyHere) return undefined
  if (onHelper) return isSaved ? 'position.state.alone-helper' : 'position.state.alone-helper-before'
  return isSaved ? 'position.state.alone-own' : 'position.state.alone-own-before'
}

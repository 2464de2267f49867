/** How complete a commitment is, in words. */
import { useSay } from '../messages/say.tsx'

const KNOWN = ['no_evidence', 'not_started', 'limited', 'substantial', 'complete'] as const

/** A function from the reviewers' value to words; a value it does not know stays as the plan has it. */
export function useCompletionWords(): (completion: string) => string {
  const say = useSay()
  return (completion) => {
    const known = KNOWN.find((each) => each === completion)
    return known ? say(`plan.completion.${known}`) : completion
  }
}

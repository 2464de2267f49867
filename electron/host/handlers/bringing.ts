/** Answers about what is missing here and comes by need. */
import type { bringingCalls } from '../../../shared/api/calls/bringing.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** Handlers over the coalition that is open. */
export function bringingHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof bringingCalls> {
  const view = (): OutputOf<'bringing'> => {
    const { choice, bytesPerSecond, ...state } = here().bringing.state()
    return { ...state, choice: choice ?? null, bytesPerSecond: bytesPerSecond ?? null }
  }
  return {
    bringing: view,
    'bringing.choose': ({ choice }) => {
      here().bringing.choose(choice)
      return view()
    },
  }
}

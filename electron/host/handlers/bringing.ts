/** Answers about what is missing here and comes by need. */
import type { bringingCalls } from '../../../shared/api/calls/bringing.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import type { LostOfPerson } from '../../core/coalition/lost-words.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** Handlers over the coalition that is open. */
export function bringingHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof bringingCalls> {
  const view = (): OutputOf<'bringing'> => {
    const { choice, bytesPerSecond, ...state } = here().bringing.state()
    return { ...state, choice: choice ?? null, bytesPerSecond: bytesPerSecond ?? null }
  }
  const named = (lost: readonly LostOfPerson[]): OutputOf<'words.missing'> => {
    const members = new Map(
      here()
        .coalition.members()
        .map((member) => [member.id, member]),
    )
    return lost.map(({ person, edits }) => {
      const member = person === undefined ? undefined : members.get(person)
      return { name: member?.name ?? '', organisationName: member?.organisationName ?? '', edits }
    })
  }
  return {
    'words.missing': ({ id }) => named(here().lostWords.of(here().positions.find(id).id)),
    'words.set-aside': ({ id }) => named(here().lostWords.setAside(here().positions.find(id).id)),
    bringing: view,
    'bringing.choose': ({ choice }) => {
      here().bringing.choose(choice)
      return view()
    },
  }
}

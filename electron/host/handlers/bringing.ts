/** Answers about what is missing here and comes by need. */
import type { bringingCalls } from '../../../shared/api/calls/bringing.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import type { LostOfPerson } from '../../core/coalition/lost-words.ts'
import type { Member } from '../../core/coalition/members.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** Handlers over the coalition that is open. */
export function bringingHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof bringingCalls> {
  const view = (): OutputOf<'bringing'> => {
    const { choice, bytesPerSecond, ...state } = here().bringing.state()
    return { ...state, choice: choice ?? null, bytesPerSecond: bytesPerSecond ?? null }
  }
  const membersById = (): ReadonlyMap<PersonId, Member> =>
    new Map(
      here()
        .coalition.members()
        .map((member) => [member.id, member]),
    )
  const named = (lost: readonly LostOfPerson[]): OutputOf<'words.set-aside'> => {
    const members = membersById()
    return lost.map(({ person, edits }) => ({ ...namesOf(members, person), edits }))
  }
  const holders = (text: DocumentId): OutputOf<'words.missing'>['mayBeWith'] => {
    const { replica, contacts, statements, lostWords } = here()
    const members = membersById()
    const saidAt = new Map(statements.list().map(({ device, at, heardAt }) => [device, Math.min(at, heardAt)]))
    const personOf = (device: DeviceId): PersonId | undefined => replica.membership().devices.get(device)?.person
    const heardFrom = (device: DeviceId): number => Math.max(contacts.heardAt(device) ?? 0, saidAt.get(device) ?? 0)
    return [...Map.groupBy(lostWords.mayBeWith(text), ({ device }) => personOf(device))].map(([person, computers]) => {
      const at = Math.max(...computers.map(({ device }) => heardFrom(device)))
      return { ...namesOf(members, person), hasSaidSo: computers.some(({ hasSaidSo }) => hasSaidSo), heardAt: at === 0 ? null : at }
    })
  }
  return {
    'words.missing': ({ id: name }) => {
      const { id } = here().positions.find(name)
      return { edits: named(here().lostWords.of(id)), mayBeWith: holders(id) }
    },
    'words.set-aside': ({ id }) => named(here().lostWords.setAside(here().positions.find(id).id)),
    bringing: view,
    'bringing.choose': ({ choice }) => {
      here().bringing.choose(choice)
      return view()
    },
  }
}

type Whose = Pick<OutputOf<'words.missing'>['mayBeWith'][number], 'person' | 'name' | 'organisationName'>

function namesOf(members: ReadonlyMap<PersonId, Member>, person: PersonId | undefined): Whose {
  const member = person && members.get(person)
  return { person: person ?? '', name: member?.name ?? '', organisationName: member?.organisationName ?? '' }
}

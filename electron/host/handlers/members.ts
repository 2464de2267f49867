/** Answers about members' rights. */
import type { memberCalls } from '../../../shared/api/calls/members.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import type { Member } from '../../core/coalition/coalition.ts'
import type { RightsChange } from '../../core/coalition/rights.ts'
import type { HostState } from '../host-state.ts'
import { memberNamed } from '../member-named.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { memberView } from '../views.ts'

/** See the head of this file. */
export function memberHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<keyof typeof memberCalls> {
  const named = (id: string): string => memberNamed(here().coalition.members(), id).id
  return {
    'member.role': ({ id, roles }) => changeView(here().rights.setRoles(named(id), roles)),
    'member.remove': async ({ id }) => changeView(await here().rights.remove(named(id))),
    'member.leave': () => {
      here().rights.leave()
      host.changes.tell(here().replica.coalition, ['members', 'coalition'])
      return {}
    },
    'member.holds': ({ id }) => holdings(here(), memberNamed(here().coalition.members(), id)),
  }
}

const changeView = ({ member, needsSecond }: RightsChange): OutputOf<'member.role'> => ({ member: memberView(member), needsSecond })

function holdings(
  { coalition, contacts, positions, statements, delivery, signing }: OpenCoalition,
  member: Member,
): OutputOf<'member.holds'> {
  const stated = statements.list().filter(({ device }) => member.computers.includes(device))
  const heard = [
    ...stated.map(({ at, heardAt }) => Math.min(at, heardAt)),
    ...member.computers.flatMap((device) => contacts.heardAt(device) ?? []),
  ]
  const all = positions.list()
  const has = all.filter(({ id }) => delivery.of(id).organisations.some((row) => row.organisation === member.organisation && row.has))
  const colleagues = coalition
    .members()
    .filter(({ id, organisation, belongs }) => belongs && id !== member.id && organisation === member.organisation)
  return {
    texts: has.length,
    of: all.length,
    heardAt: heard.length > 0 ? Math.max(...heard) : null,
    colleagues: colleagues.length,
    answers: signing.signOns.all().filter(({ organisation }) => organisation === member.organisation).length,
  }
}

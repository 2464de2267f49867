/** The answer about who did what. */
import type { trailCalls } from '../../../shared/api/calls/trail.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { nameOn } from '../../core/coalition/names.ts'
import { readTrail, type TrailEvent } from '../../core/trail/trail.ts'
import type { OpenCoalition } from '../open-coalition.ts'

type EventView = OutputOf<'trail'>[number]

/** Handlers over the coalition that is open. */
export function trailHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof trailCalls> {
  return {
    trail: ({ position, organisation, limit }) => {
      const { replica, positions } = here()
      const filter = {
        position: position === undefined ? undefined : positions.find(position).id,
        organisation: organisation as OrganisationId | undefined,
      }
      const view = viewIn(here())
      return readTrail(replica, filter).slice(-limit).map(view)
    },
  }
}

function viewIn({ coalition, positions }: OpenCoalition): (event: TrailEvent) => EventView {
  const members = new Map<string, { readonly name: string; readonly organisationName: string }>(
    coalition.members().map((one) => [one.id, one]),
  )
  const organisations = new Map<string, string>(coalition.members().map((one) => [one.organisation, one.organisationName]))
  const cardName = (id: string): string | undefined => nameOn(coalition.cards.get('organisation', id))
  const titles = new Map<string, string>(positions.list().map(({ id, number, title }) => [id, `${number ?? '–'} · ${title}`]))
  return ({ kind, person, position, subject, times, at, after, before, device, seq }) => {
    const { name = '', organisationName = '' } = (person && members.get(person)) || {}
    const named = members.get(subject)?.name ?? organisations.get(subject) ?? cardName(subject) ?? (isId(subject) ? '' : subject)
    const title = position === undefined ? '' : (titles.get(position) ?? '')
    const when = { at: at ?? null, after: after ?? null, before: before ?? null }
    return { kind, person: name, organisationName, position: position ?? null, title, subject: named, times, ...when, device, seq }
  }
}

/** Whoever bears an id whose name has not arrived is nobody that a person could be told of. */
const isId = (subject: string): boolean => /^[0-9a-f]{32}$/.test(subject)

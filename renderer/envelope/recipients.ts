/** For whom an envelope can be made, and how much they are known to lack. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Others = OutputOf<'envelope.post'>

/** A choice of recipients. */
export const EVERYBODY = 'everybody'

/** A person, or (`name` null) all people of an organisation with several, or everybody. */
export interface Recipient {
  readonly id: string
  readonly name: string | null
  readonly organisation: string
}

/** Everybody, then organisation by organisation: where several people belong to one, all of them first. */
export function recipientsOf(others: Others): readonly Recipient[] {
  const organisations = [...new Map(others.map(({ organisation, organisationName }) => [organisation, organisationName]))]
  const byName = organisations.sort(([, a], [, b]) => a.localeCompare(b))
  return [
    { id: EVERYBODY, name: null, organisation: '' },
    ...byName.flatMap(([id, organisation]) => {
      const people = others.filter((one) => one.organisation === id)
      const each = people.map((person) => ({ id: person.id, name: person.name, organisation }))
      return people.length > 1 ? [{ id, name: null, organisation }, ...each] : each
    }),
  ]
}

/** How many changes go into an envelope for them: as many as the one of them lacks who lacks most; `all` where one was never heard. */
export function lackedBy(others: Others, recipient: string): number | 'all' {
  const people = others.filter(({ id, organisation }) => recipient === EVERYBODY || id === recipient || organisation === recipient)
  if (people.some(({ isNew }) => isNew)) return 'all'
  return Math.max(0, ...people.map(({ lacks }) => lacks))
}

/** The answers about who has a text. */
import type { HandlersOf } from '../../../shared/api/contract.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** Handlers over the coalition that is open. */
export function deliveryHandlers(here: () => OpenCoalition): HandlersOf<'delivery'> {
  return {
    delivery: ({ id }) => {
      const { positions, delivery, coalition } = here()
      const { organisations, have, of, onlyHere, isPartlyElsewhere, onHelper } = delivery.of(positions.find(id).id)
      const members = coalition.members()
      const rows = organisations.map(({ organisation, has, isMine, heardAt, toldBy }) => ({
        id: organisation,
        name: members.find((member) => member.organisation === organisation)?.organisationName ?? '',
        has,
        isMine,
        heardAt,
        toldBy: (toldBy && members.find(({ computers }) => computers.includes(toldBy))?.name) ?? null,
      }))
      return { organisations: rows, have, of, onlyHere, isPartlyElsewhere, onHelper }
    },
  }
}

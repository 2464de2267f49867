/** Answers about a position's facts, and about when its text is shared from this computer. */
import type { sharingCalls } from '../../../shared/api/calls/positions.ts'
import type { HandlersOf } from '../../../shared/api/contract.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { positionView } from '../views.ts'

/** See the head of this file. */
export function sharingHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof sharingCalls> {
  return {
    'position.update': ({ id, commitment, ...facts }) => {
      const { positions, plans, remarks } = here()
      const about = commitment ? plans.find(commitment).id : commitment
      const position = positions.update(positions.find(id).id, { ...facts, commitment: about })
      return positionView(position, remarks.openCounts().get(position.id) ?? 0)
    },
    'position.sharing': ({ id, sharing }) => {
      const { positions, replica } = here()
      const position = positions.find(id).id
      replica.documents.setSharing(position, sharing)
      return positions.access(position)
    },
    'position.share': ({ id }) => {
      const { positions, replica } = here()
      const position = positions.find(id).id
      replica.documents.share(position)
      return positions.access(position)
    },
  }
}

/** Calls about members' rights: changed, taken, given up. */
import { z } from 'zod'
import { member } from './coalition.ts'
import { empty, id, role, time } from './fields.ts'

const change = z.object({
  member,
  /** Nothing has changed yet: where there are three coordinators or more, two must take a third one's rights. */
  needsSecond: z.boolean(),
})

/** See the head of this file. A member is named by id, or by a name or organisation that only one has. */
export const memberCalls = {
  /** Says what a member may do from now on. */
  'member.role': { input: z.strictObject({ id, roles: z.array(role).min(1).max(4) }), output: change },
  /** Removes a member: what is here of theirs stands. */
  'member.remove': { input: z.strictObject({ id }), output: change },
  /** Takes oneself out of the coalition. */
  'member.leave': { input: empty, output: empty },
  /** What a member's computers are known to hold and will keep. */
  'member.holds': {
    input: z.strictObject({ id }),
    output: z.object({
      /** Positions whose whole text they said they have, of all. */
      texts: z.int(),
      of: z.int(),
      /** When one of their computers was last heard from; null if never. */
      heardAt: time.nullable(),
      /** Others of their organisation who go on belonging. */
      colleagues: z.int(),
      /** Closed texts that their organisation answered: the answers stand. */
      answers: z.int(),
    }),
  },
} as const

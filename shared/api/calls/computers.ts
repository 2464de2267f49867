/** Calls about the computers of one person. SPEC rules MEM-13 to MEM-16. */
import { z } from 'zod'
import { member } from './coalition.ts'
import { empty, id, time } from './fields.ts'

const computer = z.object({
  id,
  /** The one that answers. */
  isThis: z.boolean(),
  /** Linked with this one now. */
  isHere: z.boolean(),
  /** When it was last heard from, by whoever told; null if never, and for this one. */
  heardAt: time.nullable(),
  /** Let in without comparing the six words. */
  isUnchecked: z.boolean(),
})

/** See the head of this file. A computer is named by its id, or by as many of its first characters as only one has. */
export const computerCalls = {
  /** The computers that a member uses, one's own where none is named; this one first, then by when they were heard last. */
  computers: { input: z.strictObject({ member: id.optional() }), output: z.array(computer) },
  /** Makes an invitation for another computer of one's own: its code, until when (ISO 8601), and the block for a message. */
  'computer.invite': {
    input: z.strictObject({ expiresHours: z.number().min(1).max(720).default(48) }),
    output: z.object({ code: z.string(), expires: z.string(), block: z.string() }),
  },
  /** The one that was made last on this computer and can still be used. */
  'computer.invitation': { input: empty, output: z.object({ code: z.string(), expires: z.string() }).nullable() },
  /** What a computer is known to hold and will keep. */
  'computer.holds': {
    input: z.strictObject({ id }),
    output: z.object({
      /** Positions whose whole text it said that it has, of all. */
      texts: z.int(),
      of: z.int(),
      heardAt: time.nullable(),
    }),
  },
  /** Takes a computer from its person, who stays. `needsSecond`: nothing has changed yet, a second coordinator must ask for the same. */
  'computer.remove': { input: z.strictObject({ id }), output: z.object({ member, needsSecond: z.boolean() }) },
} as const

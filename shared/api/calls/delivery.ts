/** Calls about who is known to have what. */
import { z } from 'zod'
import { id, time } from './fields.ts'

/** See the head of this file. */
export const deliveryCalls = {
  /** Which organisations are known to have all that is in one text here. */
  delivery: {
    input: z.strictObject({ id }),
    output: z.object({
      organisations: z.array(
        z.object({ id, name: z.string(), has: z.boolean(), isMine: z.boolean(), heardAt: time.nullable(), toldBy: z.string().nullable() }),
      ),
      have: z.int(),
      of: z.int(),
      onlyHere: z.boolean(),
      isPartlyElsewhere: z.boolean(),
      /** A helper computer, which counts for no organisation, is known to have it. */
      onHelper: z.boolean(),
    }),
  },
} as const

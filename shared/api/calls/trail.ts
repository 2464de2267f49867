/** Calls about who did what. */
import { z } from 'zod'
import { DEED_KINDS } from '../../signing/terms.ts'
import { id, time } from './fields.ts'

/** See the head of this file. */
export const trailCalls = {
  /** Deeds from the log, causes before effects, the last `limit` of them: of everything, one position or one organisation. */
  trail: {
    input: z.strictObject({ position: id.optional(), organisation: id.optional(), limit: z.int().min(1).max(100_000).default(1_000) }),
    output: z.array(
      z.object({
        kind: z.enum(DEED_KINDS),
        person: z.string(),
        organisationName: z.string(),
        position: id.nullable(),
        /** The position's number and title as they are now; empty for the coalition's affairs. */
        title: z.string(),
        /** Whom or what: a name (empty where none has arrived), a stage, a text code, a decision, names of fields. */
        subject: z.string(),
        /** How many edits in a row. */
        times: z.int(),
        /** By the author's clock; null where the log says none. */
        at: time.nullable(),
        /** Where `at` is null: the times that the same computer's log says before and after it; null where it says none. */
        after: time.nullable(),
        before: time.nullable(),
        device: z.string(),
        seq: z.int(),
      }),
    ),
  },
} as const

/** Calls about the government's plan and its commitments. */
import { z } from 'zod'
import { empty, fileBytes, id } from './fields.ts'

const milestone = z.object({ id, rowId: z.string(), title: z.string(), status: z.string().nullable(), completion: z.string().nullable() })
const commitment = z.object({
  id,
  rowId: z.string(),
  title: z.string(),
  leadAgencies: z.array(z.string()),
  completion: z.string().nullable(),
  status: z.string().nullable(),
  milestones: z.array(milestone),
})
const problem = z.object({ line: z.int(), code: z.string(), message: z.string() })
/** A field's name with the source's own words. */
const stated = z.record(z.string(), z.string())
const item = z.object({ id, rowId: z.string(), title: z.string(), stated, other: stated, completion: z.string().nullable() })

/** See the head of this file. */
export const planCalls = {
  'plan.import': {
    input: z.strictObject({
      table: fileBytes.optional(),
      text: z.string().max(2_000_000).optional(),
      map: z.record(z.string(), z.string().nullable()).default({}),
      preview: z.boolean().default(false),
    }),
    output: z.object({
      plan: z.string().nullable(),
      commitments: z.int(),
      milestones: z.int(),
      indicators: z.int(),
      problems: z.array(problem),
      /** How columns were understood: field to column name. */
      mapping: z.record(z.string(), z.string()),
      columns: z.array(z.string()),
      changes: z.object({ new: z.int(), changed: z.int(), same: z.int(), missing: z.int() }),
      /** The first commitments as they would be taken. */
      sample: z.array(commitment).max(50),
      taken: z.boolean(),
    }),
  },
  commitments: { input: empty, output: z.array(commitment) },
  /** Everything the plan states about one commitment, by id or by what the plan calls it. */
  'commitment.show': {
    input: z.strictObject({ id }),
    output: item.extend({
      leadAgencies: z.array(z.string()),
      values: z.array(z.string()),
      milestones: z.array(item.extend({ indicators: z.array(item) })),
      /** Positions about it. */
      positions: z.array(z.object({ id, number: z.int().nullable(), title: z.string() })),
    }),
  },
} as const

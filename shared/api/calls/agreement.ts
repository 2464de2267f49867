/** Calls about when the coalition counts as agreed: its rule, how it stands to each text, outcomes that were frozen. */
import { z } from 'zod'
import { CELL_STATES, DECISIONS } from '../../signing/terms.ts'
import { empty, id, time } from './fields.ts'
import { textName } from './signing.ts'

const rule = z.object({
  /** So many yes; null where a share is asked for. */
  count: z.int().nullable(),
  /** This share of those asked, over 0 to 1; null where a count is asked for. */
  share: z.number().nullable(),
  silenceCounts: z.boolean(),
  recordedCounts: z.boolean(),
})

const needed = {
  count: z.int().min(1).max(10_000).optional(),
  /** Over 0 to 1. */
  share: z.number().gt(0).max(1).optional(),
}

/** `undetermined`: those not heard from could still make it so. */
const agreement = z.enum(['met', 'not-met', 'undetermined'])
const counts = {
  asked: z.int(),
  signed: z.int(),
  silent: z.int(),
  recordedYes: z.int(),
  otherwise: z.int(),
  owing: z.int(),
  unheard: z.int(),
}

const outcome = z.object({
  id: z.string(),
  position: id,
  /** As they are now; null and empty for one that is gone. */
  number: z.int().nullable(),
  title: z.string(),
  text: z.object({ hash: z.string(), code: z.string(), number: z.int().nullable() }),
  rule,
  agreement,
  yes: z.int(),
  needed: z.int(),
  ...counts,
  answers: z.array(z.object({ organisation: id, name: z.string(), state: z.enum(CELL_STATES), decision: z.enum(DECISIONS).nullable() })),
  words: z.string(),
  at: time,
  /** Who froze it; empty where the name is not known. */
  by: z.string(),
})

/** See the head of this file. */
export const agreementCalls = {
  /** The coalition's rule. `isStated` is false while what holds is two thirds of signatures, because nobody said otherwise. */
  'agreement.rule': { input: empty, output: rule.extend({ isStated: z.boolean() }) },
  /** States it: either `count` or `share`. Coordinators only. */
  'agreement.state': {
    input: z.strictObject({ ...needed, silenceCounts: z.boolean().default(false), recordedCounts: z.boolean().default(false) }),
    output: rule.extend({ isStated: z.boolean() }),
  },
  /** How the coalition stands to each text in force, under its rule; what is given stands in for that part of the rule. */
  'agreement.texts': {
    input: z.strictObject({ ...needed, silenceCounts: z.boolean().optional(), recordedCounts: z.boolean().optional() }),
    output: z.array(
      z.object({
        position: id,
        number: z.int().nullable(),
        title: z.string(),
        text: z.object({ hash: z.string(), code: z.string(), number: z.int() }),
        agreement,
        yes: z.int(),
        needed: z.int(),
        ...counts,
        /** Who is not known to have the text, and may have answered it all the same. */
        notHeard: z.array(z.string()),
      }),
    ),
  },
  /** Keeps how the coalition stands to a text in force now, with every answer and the words, for ever. Coordinators only. */
  'agreement.freeze': { input: z.strictObject({ text: textName, words: z.string().trim().min(1).max(4096) }), output: outcome },
  /** What was frozen, the newest first. */
  'agreement.outcomes': { input: empty, output: z.array(outcome) },
} as const

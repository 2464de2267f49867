/** Calls about organisations that support from outside, and about tables of recorded answers. */
import { z } from 'zod'
import { RECORDED_COLUMNS } from '../../signing/recorded-table.ts'
import { empty, fileBytes, id, name } from './fields.ts'
import { attachedFile, decision, textName } from './signing.ts'

const date = z.iso.date()

/** Why a row of a table cannot be taken. */
export const rowProblem = z.enum([
  'no-organisation',
  'no-text',
  'no-answer',
  'unknown-answer',
  'no-exception',
  'no-day',
  'no-source',
  'unknown-text',
  'text-open',
  'twice',
])

const country = z.string().regex(/^[A-Za-z]{2}$/)

const supporter = z.object({
  id,
  name: z.string(),
  country: z.string(),
  /** Names it had, the oldest first. */
  before: z.array(z.string()),
  /** Why it was taken off the list; null while it stands there. */
  removed: z.string().nullable(),
})

/** See the head of this file. */
export const supporterCalls = {
  /** By name; those that were taken off the list last. */
  'supporters.list': { input: empty, output: z.array(supporter) },
  /** Records what one organisation outside said about closed texts; it is added where its name is not known. Coordinators only. */
  'supporters.record': {
    input: z.strictObject({
      name,
      country: country.optional(),
      answers: z
        .array(
          z.strictObject({
            text: textName,
            decision,
            reservation: z.string().max(8192).optional(),
            on: date,
            source: z.string().trim().min(1).max(1024),
          }),
        )
        .min(1)
        .max(200),
      attachment: attachedFile.optional(),
    }),
    output: z.object({ recorded: z.int() }),
  },
  /** Gives one another name, where it was misspelt or changed; editions made before keep the one they printed. Coordinators only. Throws `not-found`, `bad-input`. */
  'supporters.rename': { input: z.strictObject({ id, name, country: country.optional() }), output: supporter },
  /** Takes one off the list, with what was recorded of it; the reason stays. Coordinators only. Throws `not-found`, `bad-input`. */
  'supporters.remove': { input: z.strictObject({ id, why: z.string().trim().min(1).max(1024) }), output: z.object({ id }) },
  /**
   * Reads a table of recorded answers and says what it would do, line by line; with `take` does it, all of it or nothing. Throws `bad-input` where a row is
   * wrong and it should be taken. Coordinators only.
   */
  'supporters.import': {
    input: z.strictObject({ table: fileBytes, take: z.boolean().default(false) }),
    output: z.object({
      lines: z.array(
        z.object({
          line: z.int(),
          organisation: z.string(),
          /** Its name is a member's: the answer is recorded as that member's. */
          isMember: z.boolean(),
          title: z.string(),
          code: z.string(),
          decision: decision.nullable(),
          reservation: z.string(),
          on: z.string(),
          source: z.string(),
          problem: rowProblem.nullable(),
        }),
      ),
      /** Columns that the table must have and does not. */
      missing: z.array(z.enum(RECORDED_COLUMNS)),
      /** Why it is no table at all; null where it is one. */
      refusal: z
        .enum(['too_large', 'too_many_rows', 'too_many_columns', 'too_many_cells', 'empty', 'a_spreadsheet', 'not_text'])
        .nullable(),
      taken: z.boolean(),
    }),
  },
} as const

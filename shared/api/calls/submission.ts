/** Calls about the joint submission: editions, their documents and proof, and organisations that none of them may name. */
import { z } from 'zod'
import { empty, id, language } from './fields.ts'

const line = z.string().trim().max(1024)
const count = z.int()

/** Organisations by what they said; the three are never added together. */
const counts = z.object({ signed: count, recorded: count, silent: count })

const edition = z.object({
  /** SHA-256 of what it says. */
  id,
  edition: z.int(),
  /** The beginning of that hash as people read it out. */
  code: z.string(),
  title: z.string(),
  day: z.string(),
  language,
  /** Ids, in the order of the document. */
  positions: z.array(id),
  named: counts,
  hidden: counts,
})

/** See the head of this file. */
export const submissionCalls = {
  /** Every edition made. */
  'submission.list': { input: empty, output: z.array(edition) },
  /**
   * Documents and proof of an edition. One that was made before is built again from what it says. Without a number the last edition is built again where nothing
   * changed since, otherwise the next is made, which only coordinators do. Throws `no-right`, `not-found`, `bad-input`.
   */
  'submission.build': {
    input: z.strictObject({
      /** A number, or the beginning of the hash. */
      edition: z.string().min(1).max(64).optional(),
      /** Ids or numbers in the order of the document. */
      positions: z.array(z.string().min(1).max(128)).max(1000).default([]),
      title: line.default(''),
      language: language.default('en'),
      place: line.default(''),
      /** The day on the cover; today where it is left out. */
      day: z.iso.date().optional(),
      addressees: z.array(line.min(1)).max(100).default([]),
      contact: line.default(''),
      licence: line.default(''),
      plan: line.default(''),
      wordLimit: z.int().min(1).max(10_000_000).nullable().default(null),
    }),
    output: edition.extend({
      isNew: z.boolean(),
      /** Words of asks and texts, and how many there may be. */
      words: z.int(),
      wordLimit: z.int().nullable(),
      /** Names with folders, `/` between; bytes as base64. */
      files: z.array(z.object({ name: z.string(), file: z.string() })),
    }),
  },
  /** Sets or takes away the mark of an organisation that no document for others may name. Coordinators only. */
  'organisation.hide': { input: z.strictObject({ id, hidden: z.boolean() }), output: z.object({ id, hidden: z.boolean() }) },
  /** Organisations that are marked so. */
  'organisation.hidden': { input: empty, output: z.array(z.object({ id, name: z.string() })) },
} as const

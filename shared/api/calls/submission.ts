/** Calls about the joint submission: editions, their documents and proof, and organisations that none of them may name. */
import { z } from 'zod'
import { CHANNELS, SENDING_RESULTS } from '../../submission/channels.ts'
import { OBSTACLE_CODES } from '../../submission/obstacle-codes.ts'
import { empty, id, language } from './fields.ts'

const line = z.string().trim().max(1024)
const count = z.int()

/** Organisations by what they said; the three are never added together. */
const counts = z.object({ signed: count, recorded: count, silent: count })

/** A text that an edition prints; the title is the closed text's. */
const printedText = z.object({
  position: id,
  number: z.int(),
  title: z.string(),
  hash: z.string(),
  code: z.string(),
  textNumber: z.int(),
  closedOn: z.string(),
})

/** How an edition was handed over, as a coordinator states it. */
const sending = z.object({
  id,
  /** The edition's hash. */
  edition: id,
  channel: z.enum(CHANNELS),
  to: z.string(),
  /** ISO 8601 date. */
  on: z.string(),
  note: z.string(),
  by: z.string(),
  /** What came back; null while nothing did. A bounce means that it was not sent. */
  outcome: z
    .object({ result: z.enum(SENDING_RESULTS), reference: z.string(), on: z.string(), note: z.string(), by: z.string() })
    .nullable(),
})

/** What a coordinator writes on the cover. */
const cover = {
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
  /** Whether there is a table in which a government answers. */
  responseTable: z.boolean().default(true),
  /** Whether wording that was not agreed is printed. */
  annex: z.boolean().default(false),
}

const edition = z.object({
  /** SHA-256 of what it says. */
  id,
  edition: z.int(),
  /** The beginning of that hash as people read it out. */
  code: z.string(),
  title: z.string(),
  day: z.string(),
  language,
  /** Who made it; empty where the name is not known. */
  madeBy: z.object({ name: z.string(), organisationName: z.string() }),
  /** Ids, in the order of the document. */
  positions: z.array(id),
  texts: z.array(printedText),
  cover: z.object({
    place: z.string(),
    addressees: z.array(z.string()),
    contact: z.string(),
    licence: z.string(),
    plan: z.string(),
    wordLimit: z.int().nullable(),
  }),
  responseTable: z.boolean(),
  /** How many wordings that were not agreed it prints. */
  notAgreed: count,
  /** How many scans and mails of recorded answers could lie beside its documents; 0 for all but coordinators. */
  scans: count,
  named: counts,
  hidden: counts,
  sendings: z.array(sending),
})

const wording = z.object({ position: id, organisation: z.string(), quote: z.string(), text: z.string() })
/** An organisation by name, and what it excepts; empty for nothing. */
const supporter = z.object({ id, name: z.string(), exception: z.string() })

/** See the head of this file. */
export const submissionCalls = {
  /** Every edition made. */
  'submission.list': { input: empty, output: z.array(edition) },
  /** What the next edition would say, and what hinders making it. Coordinators only. Throws `no-right`, `not-found`. */
  'submission.preview': {
    input: z.strictObject({ positions: z.array(z.string().min(1).max(128)).max(1000).default([]), ...cover }),
    output: z.object({
      /** The number it would have. */
      edition: z.int(),
      /** True if it would say what the last edition says. */
      isUnchanged: z.boolean(),
      words: z.int(),
      obstacles: z.array(
        z.object({ code: z.enum(OBSTACLE_CODES), position: z.object({ id, number: z.int().nullable(), title: z.string() }).nullable() }),
      ),
      texts: z.array(
        printedText.extend({
          words: z.int(),
          signed: z.array(supporter),
          recorded: z.array(supporter),
          silent: z.array(supporter),
          /** Signed a text before it: named, and counted nowhere. */
          earlier: z.array(supporter),
        }),
      ),
      named: counts,
      hidden: counts,
      /** Wording that the annex prints or could print; `leftOut` of it because its organisation is not named. */
      wording: z.array(wording),
      leftOut: count,
    }),
  },
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
      ...cover,
      /** Puts the scans and mails of recorded answers beside the documents, in a folder `recorded`. Coordinators only. */
      scans: z.boolean().default(false),
    }),
    output: edition.extend({
      isNew: z.boolean(),
      /** Of these scans, those that name somebody who is hidden. */
      scansLeftOut: count,
      /** Words of asks and texts, and how many there may be. */
      words: z.int(),
      wordLimit: z.int().nullable(),
      /** Names with folders, `/` between; bytes as base64. */
      files: z.array(z.object({ name: z.string(), file: z.string() })),
    }),
  },
  /** What went out under the name of one's own organisation, by edition; without answers where an edition does not name it. */
  'submission.mine': {
    input: empty,
    output: z.array(
      z.object({
        /** The edition's hash. */
        id,
        edition: z.int(),
        answers: z.array(
          z.object({
            text: printedText,
            basis: z.enum(['explicit', 'recorded', 'tacit']),
            exception: z.string(),
            /** Number of the text that was signed, where that is an earlier one: named as that, and counted nowhere. */
            earlierText: z.int().nullable(),
          }),
        ),
      }),
    ),
  },
  /** States that an edition was handed over. Coordinators only. Throws `no-right`, `not-found`, `bad-input`. */
  'submission.sent': {
    input: z.strictObject({
      /** A number, or the beginning of the hash. */
      edition: z.string().min(1).max(64),
      channel: z.enum(CHANNELS),
      to: line.min(1),
      on: z.iso.date(),
      note: line.default(''),
    }),
    output: sending,
  },
  /** States what came back: a receipt, or that it bounced and so was not sent. It takes the place of what was stated before. Coordinators only. Throws `no-right`, `not-found`. */
  'submission.receipt': {
    input: z.strictObject({
      id,
      result: z.enum(SENDING_RESULTS).default('receipt'),
      reference: line.default(''),
      on: z.iso.date(),
      note: line.default(''),
    }),
    output: sending,
  },
  /** Sets or takes away the mark of an organisation that no document for others may name. Coordinators, and who signs for it. Throws `no-right`, `not-found`. */
  'organisation.hide': { input: z.strictObject({ id, hidden: z.boolean() }), output: z.object({ id, hidden: z.boolean() }) },
  /** Organisations that are marked so. */
  'organisation.hidden': { input: empty, output: z.array(z.object({ id, name: z.string() })) },
} as const

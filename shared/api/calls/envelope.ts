/** Calls about envelopes: files that carry what others lack, where nobody can be reached. */
import { z } from 'zod'
import { DEFAULT_PART_BYTES, MAX_FILE_BYTES, MIN_PART_BYTES } from '../../envelope/envelope-file.ts'
import { ENVELOPE_KINDS } from '../../envelope/envelope-part.ts'
import { check, empty, fileBytes, id, time } from './fields.ts'

/** A file to save: its name says nothing of coalition or people. */
const file = z.object({ name: z.string(), file: z.string(), bytes: z.int() })

/** Files that a person chose or dropped: any number of envelopes and parts, in any order. A pipe takes about 45 MB of them at once. */
const files = z.array(fileBytes).min(1).max(256)

/**
 * Why an envelope is not taken.
 * `not-envelope` is no envelope, `too-large` larger than any. `not-for-you`: sealed to other computers, or its beginning was changed. `damaged`: cut short or changed. `newer`: made by a newer
 * Chorus. `forged`: something in it breaks a rule. `part-missing`: see `missingParts`. `stranger`: who wrote it does not belong, as far as is known here. `builds-on-missing`: what it continues has not
 * arrived: ask the writer for an envelope with everything. For joiners: `other-coalition`, the code was made for another; `not-let-in`, it does not let this computer in; `already-in`, this profile is in that
 * coalition. For requests: `expired`, `used` by somebody else, `older` than another under the same invitation.
 */
const refusal = z.enum([
  'not-envelope',
  'too-large',
  'not-for-you',
  'damaged',
  'newer',
  'forged',
  'part-missing',
  'stranger',
  'builds-on-missing',
  'other-coalition',
  'not-let-in',
  'already-in',
  'expired',
  'withdrawn',
  'used',
  'older',
])

/** An envelope, or a file that is none. */
const envelope = z.object({
  /** Places in the list of files given, from 0. */
  files: z.array(z.int()),
  refused: refusal.nullable(),
  /** True once it was taken; also where nothing of it was new. */
  taken: z.boolean(),
  kind: z.enum(ENVELOPE_KINDS).nullable(),
  /** How many files it has, and which of them were not given, from 1. */
  parts: z.int().nullable(),
  missingParts: z.array(z.int()),
  coalition: z.string().nullable(),
  coalitionName: z.string().nullable(),
  /** As cards and membership say, those enclosed included; the id is the person's, null for one who is not known. */
  writer: z.object({ id: id.nullable(), name: z.string(), organisationName: z.string(), isMe: z.boolean() }).nullable(),
  /** The writer's clock. */
  madeAt: time.nullable(),
  /** What it would add (`envelope.preview`) or has added (`envelope.import`). */
  adds: z.object({
    edits: z.int(),
    positions: z.array(z.object({ id, title: z.string(), edits: z.int() })),
    remarks: z.int(),
    /** Texts closed. */
    closings: z.int(),
    /** What organisations say about closed texts. */
    answers: z.int(),
    /** People let in. */
    members: z.int(),
    /** Other changes: plans, facts of positions, invitations, rights. */
    changes: z.int(),
  }),
  /** Entries that were here already. */
  had: z.int(),
  /** Entries that wait for others that have not arrived. */
  waiting: z.int(),
  /** It holds entries of this computer that are not here: this is a restored backup, and goes on as a new computer once it has them all. */
  isRestored: z.boolean(),
  /** It lets this profile into its coalition. */
  letsIn: z.boolean(),
  /** Somebody who asks to be let in; `mine` for one's own request. */
  request: z
    .object({
      name: z.string(),
      organisationName: z.string(),
      check,
      state: z.enum(['waits', 'let-in', 'mine']),
      /** Asked by another computer of one's own. */
      isMyComputer: z.boolean(),
      /** It was here before. */
      isHeld: z.boolean(),
    })
    .nullable(),
})

/** One other member, and the files between them and this computer. Numbers of entries are of what was written here or came here. */
const correspondent = z.object({
  /** The person's. */
  id,
  name: z.string(),
  organisation: id,
  organisationName: z.string(),
  /** Nothing was ever heard from any of their computers: the next envelope is their welcome. */
  isNew: z.boolean(),
  /** Their request to be let in came as an envelope. */
  hasAskedByEnvelope: z.boolean(),
  /** Entries they are not known to have, and those of them that were in no envelope made for them here. */
  lacks: z.int(),
  unsent: z.int(),
  /** When an envelope for them was last made here, and one of theirs last taken. */
  madeAt: time.nullable(),
  takenAt: time.nullable(),
})

/** See the head of this file. */
export const envelopeCalls = {
  /**
   * Makes an envelope for everybody, for one member (id, or a name that is only one's) or for an organisation (id), with what they are not known to have, or with `all`. Throws `not-found` where
   * nobody else is or belongs, `too-large`.
   */
  'envelope.export': {
    input: z.strictObject({
      for: z.string().min(1).max(512).optional(),
      all: z.boolean().default(false),
      partBytes: z.int().min(MIN_PART_BYTES).max(MAX_FILE_BYTES).default(DEFAULT_PART_BYTES),
    }),
    output: z.object({
      /** One, or several parts of which all are needed. */
      files: z.array(file),
      /** `welcome`: the first that its reader gets, which lets it in. */
      kind: z.enum(ENVELOPE_KINDS),
      /** Organisations whose people can open it, one's own not counted. */
      organisations: z.int(),
      /** Nothing written here is in it: this computer may be a restored backup and must hear from another first. */
      withoutOwn: z.boolean(),
    }),
  },
  /** Every other member, with what is known of envelopes between them and this computer. */
  'envelope.post': { input: empty, output: z.array(correspondent) },
  /** What files would add. Each envelope is judged by itself, as if it were the only one. Changes nothing. */
  'envelope.preview': { input: z.strictObject({ files }), output: z.object({ envelopes: z.array(envelope) }) },
  /** Takes envelopes, each whole or not at all, in whatever order they can be taken. */
  'envelope.import': { input: z.strictObject({ files }), output: z.object({ envelopes: z.array(envelope) }) },
  /** One's request to be let in as a file, under the code given or the one asked with before. A request that begins with it contacts nobody. Throws `not-found` without either, `bad-code`, `already-member`. */
  'envelope.request': {
    input: z.strictObject({ code: z.string().max(512).optional() }),
    output: file.extend({ check }),
  },
} as const

/** Calls about stages, closed texts, sign-ons and the matrix. */
import { z } from 'zod'
import { attachment } from '../../signing/attachment.ts'
import { CELL_STATES, DECISIONS, STAGES } from '../../signing/terms.ts'
import { timeZone } from '../../signing/time-zone.ts'
import { empty, givenMoment, id, moment, time } from './fields.ts'

/** Where a position stands. */
export const stage = z.enum(STAGES)
/** What an organisation decides about a text. */
export const decision = z.enum(DECISIONS)
/** What one organisation says about one position now; `recorded` and `silence` are never signatures. */
export const cellState = z.enum(CELL_STATES)

/** A closed text by its hash, its code, or at least the first eight characters of either. */
export const textName = z.string().min(8).max(64)
const date = z.iso.date()

const closedText = z.object({
  position: id,
  hash: z.string(),
  /** What people read out. */
  code: z.string(),
  number: z.int(),
  note: z.string(),
  closedAt: time,
  /** Who closed it; empty where the name is not known. */
  by: z.string(),
  isInForce: z.boolean(),
})

const answer = z.object({
  decision,
  basis: z.enum(['explicit', 'recorded', 'tacit']),
  text: z.string(),
  reservation: z.string(),
  until: z.string().nullable(),
  mandate: z.object({ body: z.string(), on: z.string() }).nullable(),
  /** Of a recorded answer: the day it was given and how it came. */
  on: z.string().nullable(),
  source: z.string().nullable(),
  /** The scan or mail a recorded answer came by. */
  attachment: attachment.omit({ hash: true }).nullable(),
  at: time,
  by: z.string(),
})

const cell = z.object({
  state: cellState,
  textNumber: z.int().nullable(),
  /** An answer to the text in force is expected. */
  isOwed: z.boolean(),
  /** Known to have the text in force. */
  isReached: z.boolean(),
  /** That silence counts after `until` (given in `zone`) was announced to it about the text in force; `taken` when it was counted. */
  silence: z.object({ until: time, zone: z.string().nullable(), taken: time.nullable() }).nullable(),
  answer: answer.nullable(),
  /** It came after the time until which it was asked for; `ruling` is null while no coordinator ruled: it counts until then. */
  late: z.object({ ruling: z.object({ counts: z.boolean(), why: z.string(), at: time, by: z.string() }).nullable() }).nullable(),
})

const matrixPosition = z.object({
  id,
  number: z.int().nullable(),
  title: z.string(),
  stage,
  deadline: moment.nullable(),
  text: z.object({ hash: z.string(), code: z.string(), number: z.int() }).nullable(),
})

const matrixOrganisation = z.object({
  id,
  name: z.string(),
  isMine: z.boolean(),
  /** Nobody of it belongs any more: its answers stand, and it owes nothing. */
  hasLeft: z.boolean(),
  /** No member: what it says is recorded, and never counted. They come last. */
  isOutside: z.boolean(),
  heardAt: time.nullable(),
  owes: z.int(),
})

const matrix = z.object({
  /** Whether the person here signs for an organisation. */
  maySign: z.boolean(),
  positions: z.array(matrixPosition),
  /** Their cells in the order of `positions`. */
  organisations: z.array(matrixOrganisation.extend({ cells: z.array(cell) })),
})

/** What makes a matrix that is held into the one that stands now. */
const matrixChanges = z.object({
  maySign: z.boolean(),
  /** The ids in their order; null where it is the order that is held. Who stands in it no more is gone. */
  positionOrder: z.array(id).nullable(),
  organisationOrder: z.array(id).nullable(),
  /** Those that are new or not as they were. */
  positions: z.array(matrixPosition),
  organisations: z.array(matrixOrganisation),
  cells: z.array(z.object({ organisation: id, position: id, cell })),
})

/** A scan or mail that shows how these answers came: PDF, JPEG, PNG or .eml, 4 MB at most, as base64. */
export const attachedFile = z.strictObject({ name: z.string().max(512), file: z.string().min(1).max(6_000_000) })

const words = z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() })

const comparison = z.object({
  paragraphs: z.array(z.object({ change: z.enum(['same', 'changed', 'added', 'removed']), parts: z.array(words) })),
  facts: z.array(z.object({ fact: z.enum(['stance', 'commitment', 'language']), from: z.string().nullable(), to: z.string().nullable() })),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
})

const silenceOutcome = z.object({ organisations: z.int(), notReached: z.array(z.string()) })

/** See the head of this file. */
export const signingCalls = {
  /** Moves a position to another stage. Where a text is closed, one in which people write opens it again. Coordinators only. */
  'position.stage': { input: z.strictObject({ id, stage }), output: z.object({ position: id, stage }) },
  /** Says until when a position stays in its stage, or takes that back: nothing happens by it. Coordinators only. */
  'position.deadline': {
    input: z.strictObject({ id, deadline: givenMoment.nullable() }),
    output: z.object({ position: id, stage, deadline: moment.nullable() }),
  },
  /** Closes the text as it is here and opens it for sign-on, until `deadline` if one is given. Coordinators only. */
  'text.close': {
    input: z.strictObject({ id, note: z.string().max(4096).default(''), deadline: givenMoment.optional() }),
    output: closedText,
  },
  'text.list': {
    input: z.strictObject({ id }),
    output: z.object({
      /** Oldest first. */
      texts: z.array(closedText),
      /** Words that arrived after the text in force was closed, by whose they are: kept, not in it. */
      late: z.array(z.object({ person: z.string(), organisationName: z.string(), edits: z.int() })),
    }),
  },
  'text.show': {
    input: z.strictObject({ text: textName, format: z.enum(['text', 'markdown', 'json', 'canonical']).default('text') }),
    output: closedText.extend({
      title: z.string(),
      ask: z.string(),
      stance: z.string().nullable(),
      commitment: z.string().nullable(),
      language: z.string().nullable(),
      text: z.string().optional(),
      markdown: z.string().optional(),
      body: z.unknown().optional(),
      /** The exact characters that are hashed. */
      canonical: z.string().optional(),
    }),
  },
  /**
   * Compares two closed texts, or one with the text as it is now: title, what is asked and words; then the facts that changed. `isBack` says what would become of the second if the
   * first took its place.
   */
  'text.compare': {
    input: z.strictObject({ from: textName, to: textName.optional(), isBack: z.boolean().default(false) }),
    output: comparison,
  },
  /** What changed in a text since this person last left its page on this computer; null where it was not looked at before, or is as it was. */
  'text.since-look': {
    input: z.strictObject({ id }),
    output: comparison.extend({ lookedAt: time }).nullable(),
  },
  /** The positions whose words are others than when this person last left their pages on this computer. */
  'text.changed-since-look': { input: empty, output: z.array(id) },
  /** Says what one's organisation decided, about several texts in one act. */
  'signons.sign': {
    input: z.strictObject({
      answers: z
        .array(z.strictObject({ text: textName, decision, reservation: z.string().max(8192).optional(), until: date.optional() }))
        .min(1)
        .max(200),
      mandate: z.strictObject({ body: z.string().trim().min(1).max(512), on: date }).optional(),
      language: z.string().max(64).optional(),
    }),
    output: z.object({ answered: z.int() }),
  },
  /** Records answers that organisations gave by e-mail, on paper or by telephone. Coordinators only. */
  'signons.record': {
    input: z.strictObject({
      answers: z
        .array(
          z.strictObject({
            organisation: id,
            text: textName,
            decision,
            reservation: z.string().max(8192).optional(),
            on: date,
            source: z.string().trim().min(1).max(1024),
          }),
        )
        .min(1)
        .max(500),
      attachment: attachedFile.optional(),
    }),
    output: z.object({ recorded: z.int() }),
  },
  /** Rules whether a late sign-on counts. Coordinators only. Throws `not-found`, `bad-input` for one that is not late. */
  'signons.rule': {
    input: z.strictObject({ organisation: id, text: textName, counts: z.boolean(), why: z.string().trim().min(1).max(1024) }),
    output: z.object({ counts: z.boolean() }),
  },
  /**
   * The scan or mail of a recorded answer; null while not all of it is here: it is asked for then, before texts. Throws `not-found` where the answer has none.
   */
  'signons.attachment': {
    input: z.strictObject({ organisation: id, text: textName }),
    output: z.object({ name: z.string(), file: z.string().nullable() }),
  },
  /**
   * Announces to every organisation that has one of these texts and owes an answer that its silence counts after `until`. Who is not known to have a text is
   * left out and named. Coordinators only.
   */
  'signons.announce-silence': {
    input: z.strictObject({ texts: z.array(textName).min(1).max(200), until: z.iso.datetime({ offset: true }), zone: timeZone.optional() }),
    output: silenceOutcome,
  },
  /** Counts the silence of those whose time is over and who still owe an answer: never as a signature. Coordinators only. */
  'signons.count-silence': { input: z.strictObject({ texts: z.array(textName).min(1).max(200) }), output: silenceOutcome },
  /** Who said what about which text: organisations down, positions across. */
  'signons.matrix': { input: empty, output: matrix },
  /**
   * The same for who has it already and asks again: with the `revision` of what is held, only what changed since. All of it where none is given, or one that this
   * host does not know (it was started anew).
   */
  'signons.changes': {
    input: z.strictObject({ since: z.string().max(128).optional() }),
    output: z.object({ revision: z.string(), whole: matrix.nullable(), changes: matrixChanges.nullable() }),
  },
} as const

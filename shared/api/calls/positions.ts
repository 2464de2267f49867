/** Calls about joint positions: their facts, their texts, who may write, when texts are shared. */
import { z } from 'zod'
import { empty, id, moment, name } from './fields.ts'
import { stage } from './signing.ts'

/** Our view of a commitment. */
export const stance = z.enum(['support', 'support_with_changes', 'oppose', 'propose_new', 'no_position'])
/** When texts written here go to others: at once, after pauses, or when the person says so. */
export const sharing = z.enum(['live', 'pauses', 'press'])

const position = z.object({
  id,
  number: z.int().nullable(),
  title: z.string(),
  ask: z.string(),
  stance: stance.nullable(),
  commitment: z.string().nullable(),
  /** In which its text is written, BCP 47; null where nobody said. */
  language: z.string().nullable(),
  words: z.int(),
  excerpt: z.string(),
  textHash: z.string().nullable(),
  /** People who lead the writing. */
  leadWriters: z.array(id),
  /** Whether only they write. */
  onlyLeadWriters: z.boolean(),
  created: z.string().nullable(),
  stage,
  /** Until when it stays in that stage: shown, and nothing happens by it. */
  deadline: moment.nullable(),
  openRemarks: z.int(),
  /** Bytes of its words that have not come to this computer yet: what is shown of it is not all. */
  missingBytes: z.int(),
  /** Pieces of its words that no program can read, written by a faulty or changed one: it is shown without them, on every computer alike. */
  leftOut: z.int(),
})
const access = z.object({
  /** Whether this person may write here now, and if not, why. */
  mayWrite: z.boolean(),
  why: z.enum(['right', 'closed', 'lead-writers', 'newer-schema']).nullable(),
  sharing,
  /** True while something written here waits to be shared. */
  hasUnshared: z.boolean(),
})

/** See the head of this file. */
export const positionCalls = {
  'position.create': {
    input: z.strictObject({ title: name, commitment: id.optional(), ask: z.string().max(4096).optional() }),
    output: z.object({ position: id, number: z.int().nullable() }),
  },
  'position.number': {
    input: z.strictObject({ id, number: z.int().min(0).max(100_000).optional() }),
    output: z.object({ position: id, number: z.int().nullable() }),
  },
  'position.list': { input: empty, output: z.array(position) },
  /** With `facts` the text is not read. */
  'position.show': {
    input: z.strictObject({ id, format: z.enum(['text', 'markdown', 'json', 'facts']).default('text') }),
    output: position.extend({ access, text: z.string().optional(), markdown: z.string().optional(), body: z.unknown().optional() }),
  },
  'position.write': {
    input: z.strictObject({ id, append: z.string().max(16_000_000).optional(), markdown: z.string().max(16_000_000).optional() }),
    output: z.object({ position: id, words: z.int(), textHash: z.string(), saved: z.literal(true) }),
  },
  'position.type': {
    input: z.strictObject({ id, block: z.int().min(0).default(0), offset: z.int().min(0), text: z.string().max(65_536) }),
    output: z.object({ position: id, saved: z.literal(true) }),
  },
  search: {
    input: z.strictObject({ words: z.string().max(512), limit: z.int().min(1).max(500).default(50) }),
    output: z.array(
      z.object({
        id,
        kind: z.enum(['text', 'position', 'commitment']),
        /** The position it is in; null for a commitment. */
        position: id.nullable(),
        commitment: id.nullable(),
        title: z.string(),
        number: z.int().nullable(),
        /** The hit stands between U+2068 and U+2069. */
        snippet: z.string(),
      }),
    ),
  },
} as const

/** Changing a position's facts, and when its text is shared. */
export const sharingCalls = {
  /** Sets what is given. `onlyLeadWriters` is a coordinator's to set. Throws `no-right`. */
  'position.update': {
    input: z.strictObject({
      id,
      title: name.optional(),
      ask: z.string().max(4096).optional(),
      stance: stance.nullable().optional(),
      commitment: id.nullable().optional(),
      language: z.string().min(1).max(35).nullable().optional(),
      leadWriters: z.array(id).max(50).optional(),
      onlyLeadWriters: z.boolean().optional(),
    }),
    output: position,
  },
  /** This computer's way of sharing one text. */
  'position.sharing': { input: z.strictObject({ id, sharing }), output: access },
  /** Shares what waits. */
  'position.share': { input: z.strictObject({ id }), output: access },
} as const

/** Calls about joint positions: their facts, their texts, who may write, when texts are shared. */
import { z } from 'zod'
import { empty, fileBytes, id, language, name, time } from './fields.ts'

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
  words: z.int(),
  excerpt: z.string(),
  textHash: z.string().nullable(),
  /** People who lead the writing. */
  leadWriters: z.array(id),
  /** Whether only they write. */
  onlyLeadWriters: z.boolean(),
  created: z.string().nullable(),
  openRemarks: z.int(),
})
const access = z.object({
  /** Whether this person may write here now, and if not, why. */
  mayWrite: z.boolean(),
  why: z.enum(['right', 'lead-writers', 'newer-schema']).nullable(),
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
  /** Sets what is given. `onlyLeadWriters` is a coordinator's to set. Throws `no-right`. */
  'position.update': {
    input: z.strictObject({
      id,
      title: name.optional(),
      ask: z.string().max(4096).optional(),
      stance: stance.nullable().optional(),
      commitment: id.nullable().optional(),
      leadWriters: z.array(id).max(50).optional(),
      onlyLeadWriters: z.boolean().optional(),
    }),
    output: position,
  },
  'position.list': { input: empty, output: z.array(position) },
  'position.show': {
    input: z.strictObject({ id, format: z.enum(['text', 'markdown', 'json']).default('text') }),
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
  /** This computer's way of sharing one text. */
  'position.sharing': { input: z.strictObject({ id, sharing }), output: access },
  /** Shares what waits. */
  'position.share': { input: z.strictObject({ id }), output: access },
  /** Positions as a file, in the order given; none means all. `labels` are the words of the page's language. */
  'position.export': {
    input: z.strictObject({
      ids: z.array(id).max(1000),
      format: z.enum(['docx', 'html']),
      language,
      labels: z.record(z.string().max(64), z.string().max(256)),
    }),
    output: z.object({ name: z.string(), file: z.string() }),
  },
  /** Reads a Word file for a preview. Throws `bad-input` for what is none. */
  'word.read': {
    input: z.strictObject({ file: fileBytes }),
    output: z.object({
      draft: z.string(),
      title: z.string().nullable(),
      markdown: z.string(),
      words: z.int(),
      lost: z.array(z.object({ kind: z.enum(['image', 'comment', 'change', 'style', 'other']), count: z.int(), example: z.string() })),
    }),
  },
  /** Takes a draft that `word.read` named into a text: after what is there, or instead of it. */
  'word.take': {
    input: z.strictObject({ draft: z.string().max(64), id, mode: z.enum(['append', 'replace']) }),
    output: z.object({ position: id, words: z.int() }),
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
    }),
  },
} as const

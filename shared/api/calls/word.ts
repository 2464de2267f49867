/** Calls about files: positions out as Word, OpenDocument or a page to print, Word drafts in. */
import { z } from 'zod'
import { fileBytes, id, language } from './fields.ts'
import { stance } from './positions.ts'

const word = z.string().max(256)

/** Words of the page's language that stand around positions in a file. */
const labels = z.strictObject({
  ask: word,
  commitment: word,
  leadAgency: word,
  stance: word,
  contents: word,
  notes: word,
  backToText: word,
  page: word,
  of: word,
})

/** See the head of this file. */
export const wordCalls = {
  /** Positions as a file, in the order given; none means all. `day` is an ISO day. Throws `not-found` for an id that is none. */
  'position.export': {
    input: z.strictObject({
      ids: z.array(id).max(1000),
      format: z.enum(['docx', 'odt', 'html']),
      language,
      title: z.string().trim().min(1).max(512),
      day: z.iso.date(),
      labels,
      /** Our views in words. */
      stances: z.record(stance, word),
    }),
    output: z.object({ name: z.string(), file: z.string() }),
  },
  /** Reads a Word file for a preview; nothing is written. `refused` says why a file was not taken. */
  'word.read': {
    input: z.strictObject({ file: fileBytes }),
    output: z.object({
      refused: z.enum(['not-word', 'old-or-protected', 'damaged', 'too-large', 'too-many-paragraphs']).nullable(),
      /** Names the draft for `word.take`; forgotten when the program ends or a few later files were read. */
      draft: z.string().nullable(),
      title: z.string().nullable(),
      markdown: z.string(),
      words: z.int(),
      lost: z.array(z.object({ kind: z.enum(['image', 'comment', 'change', 'style', 'other']), count: z.int(), example: z.string() })),
    }),
  },
  /** Takes a draft that `word.read` named into a text: after what is there, or instead of it. Throws `not-found`, `no-right`. */
  'word.take': {
    input: z.strictObject({ draft: z.string().max(64), id, mode: z.enum(['append', 'replace']) }),
    output: z.object({ position: id, words: z.int() }),
  },
} as const

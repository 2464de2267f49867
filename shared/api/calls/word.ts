/** Calls about files: positions out as Word or a page to print, Word drafts in. */
import { z } from 'zod'
import { fileBytes, id, language } from './fields.ts'

/** See the head of this file. */
export const wordCalls = {
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
} as const

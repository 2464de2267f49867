/** Calls about remarks on a text: threads on selected words, answers, and how they were settled. */
import { z } from 'zod'
import { id, time } from './fields.ts'

const author = z.object({ person: id, name: z.string(), organisationName: z.string(), isMe: z.boolean() })
const kind = z.enum(['remark', 'red-line'])
const remark = z.object({
  id,
  position: id,
  /** `red-line`: its author's organisation cannot sign without it. */
  kind,
  by: author,
  at: time,
  text: z.string(),
  /** The words it was made on, as they were then. */
  quote: z.string(),
  /** Where it stands: Yjs relative positions as base64url, into the fragment `body`. */
  anchor: z.object({ from: z.string(), to: z.string() }),
  replies: z.array(z.object({ id, by: author, at: time, text: z.string() })),
  /** `annexed`: it was not agreed, and its words go into the annex of the joint submission. */
  settled: z.object({ by: author, at: time, why: z.string(), annexed: z.boolean() }).nullable(),
})
const words = z.string().trim().min(1).max(16_384)
const place = z.string().max(512)

/** See the head of this file. */
export const remarkCalls = {
  remarks: { input: z.strictObject({ position: id }), output: z.array(remark) },
  /** Everyone who may write, coordinate or sign may remark. Throws `no-right`. */
  'remark.add': {
    input: z.strictObject({
      position: id,
      kind: kind.default('remark'),
      text: words,
      quote: z.string().max(4096),
      anchor: z.strictObject({ from: place, to: place }),
    }),
    output: remark,
  },
  'remark.reply': { input: z.strictObject({ id, text: words }), output: remark },
  /** Changes the words of one's own remark or reply. */
  'remark.edit': { input: z.strictObject({ id, text: words }), output: remark },
  'remark.settle': { input: z.strictObject({ id, why: z.string().trim().max(4096), annexed: z.boolean().default(false) }), output: remark },
  'remark.reopen': { input: z.strictObject({ id }), output: remark },
} as const

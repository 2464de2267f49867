/** Calls about what is missing here and comes by need: how much, how long it takes on this line, what of it shall come. */
import { z } from 'zod'
import { empty } from './fields.ts'

/** What a person wants of what is missing: everything, texts that are open on this computer, or nothing for now. */
export const bringChoice = z.enum(['all', 'open', 'later'])

const bringing = z.object({
  /** Bytes of words that are not here, as far as members that are linked announced them or headers name them. */
  missingBytes: z.int(),
  /** Bytes of those of texts that are open on this computer. */
  openBytes: z.int(),
  /** Texts that are not all here. */
  texts: z.int(),
  /** Bytes that came since something was missing. */
  cameBytes: z.int(),
  /** What is missing of which text is not known yet. */
  isCounting: z.boolean(),
  /** What was chosen for what is missing now; null where nothing was. */
  choice: bringChoice.nullable(),
  /** It takes so long on this line that a person should choose. */
  asks: z.boolean(),
  /** Somebody is linked who could bring it. */
  isLinked: z.boolean(),
  /** What the line brings; null where it is not known. */
  bytesPerSecond: z.number().nullable(),
})

/** See the head of this file. */
export const bringingCalls = {
  bringing: { input: empty, output: bringing },
  /** Holds until nothing is missing any more. */
  'bringing.choose': { input: z.strictObject({ choice: bringChoice }), output: bringing },
} as const

/** Calls about what is missing here and comes by need: how much, how long it takes on this line, what of it shall come. */
import { z } from 'zod'
import { empty, id, time } from './fields.ts'

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

/** A person; the id is empty for one whom the membership does not name, names are empty where they are not known. */
const whose = { person: z.string(), name: z.string(), organisationName: z.string() }

/** Edits of one person that wait for words which are not here. */
const lost = z.array(z.object({ ...whose, edits: z.int() }))

/** Whose computer may have them: `hasSaidSo` where one stated that it has some of them, otherwise it wrote them. `heardAt`: when it was last heard from, null if never. */
const holder = z.object({ ...whose, hasSaidSo: z.boolean(), heardAt: time.nullable() })

/** See the head of this file. */
export const bringingCalls = {
  bringing: { input: empty, output: bringing },
  /** What of a position's text waits for words that are not here, and with whom they may be. */
  'words.missing': { input: z.strictObject({ id }), output: z.object({ edits: lost, mayBeWith: z.array(holder) }) },
  /** Sets it aside for everybody and for ever: for words that went with the only computer that had them. */
  'words.set-aside': { input: z.strictObject({ id }), output: lost },
  /** Holds until nothing is missing any more. */
  'bringing.choose': { input: z.strictObject({ choice: bringChoice }), output: bringing },
} as const

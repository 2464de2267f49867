/** Calls about folders that members share: a synchronised one, a network drive, a stick. */
import { z } from 'zod'
import { empty, time } from './fields.ts'

const path = z.string().min(1).max(4096)
const folder = z.object({
  /** A path, or the URL of a mailbox. */
  path: z.string(),
  isMailbox: z.boolean(),
  /** What is wrong with it now, as a sentence; null where nothing is. */
  problem: z.string().nullable(),
  /** The same as one of a few words: not there, no folder, closed to Chorus, only to be read, its disk full, something else. */
  fault: z.enum(['missing', 'no-folder', 'no-access', 'read-only', 'full', 'other']).nullable(),
  lookedAt: time.nullable(),
  /** When it last brought something, and when this computer last wrote into it. */
  readAt: time.nullable(),
  wroteAt: time.nullable(),
  /** Files in it that cannot be used as they are: half copied, or damaged. */
  unusable: z.int(),
})

/** See the head of this file. */
export const folderCalls = {
  'folder.list': { input: empty, output: z.array(folder) },
  /** Uses a folder, or a mailbox by its URL, from now on. Throws `bad-input`, and `unreachable` for one that is not there or cannot be written. */
  'folder.add': { input: z.strictObject({ path }), output: folder },
  /** Removes this computer's files from it and looks no more. Throws `not-found`. */
  'folder.remove': { input: z.strictObject({ path }), output: z.array(folder) },
  /** Looks now, instead of within half a minute; answers when all is read and written. */
  'folder.look': { input: empty, output: z.array(folder) },
} as const

/** Calls that the program around a host answers: only to this user's own programs, never to pages. */
import { z } from 'zod'
import { empty } from './fields.ts'

/** See the head of this file. */
export const shellCalls = {
  /** An address that lets one browser in, once, within some minutes. Throws `not-found` where the running Chorus serves no pages. */
  'page.address': { input: empty, output: z.object({ address: z.string() }) },
} as const

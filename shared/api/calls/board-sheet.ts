/** The call that makes the sheet for a board. */
import { z } from 'zod'
import { language } from './fields.ts'
import { textName } from './signing.ts'

/** See the head of this file. */
export const boardSheetCalls = {
  /** One page of HTML to print for the board of one's own organisation: what each closed text asks, its code, room for the decision. */
  'board-sheet': {
    input: z.strictObject({ texts: z.array(textName).min(1).max(50), language }),
    /** `file` is base64. */
    output: z.object({ name: z.string(), file: z.string() }),
  },
} as const

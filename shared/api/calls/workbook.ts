/** The call that writes a table as a workbook. */
import { z } from 'zod'

/** See the head of this file. */
export const workbookCalls = {
  /** Rows of cells as one sheet of Office Open XML: the first row is the head, words stay words and never become formulas. `file` is base64. */
  'workbook.write': {
    input: z.strictObject({
      sheet: z.string().min(1).max(128),
      isRightToLeft: z.boolean().default(false),
      rows: z
        .array(z.array(z.union([z.string().max(32_000), z.number()])).max(500))
        .min(1)
        .max(5000),
    }),
    output: z.object({ file: z.string() }),
  },
} as const

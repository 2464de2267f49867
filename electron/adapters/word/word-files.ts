/** Word files through the packages docx (out) and mammoth (in). */
import type { WordFiles } from '../../core/ports/word.ts'
import { readDocx } from './read-docx.ts'
import { writeDocx, writeSubmissionDocx } from './write-docx.ts'

/** See `WordFiles`. */
export const createWordFiles = (): WordFiles => ({ write: writeDocx, writeSubmission: writeSubmissionDocx, read: readDocx })

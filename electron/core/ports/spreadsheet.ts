/** Tables out of files of spreadsheet programs. */
import type { Decoded } from '../../../shared/bytes/result.ts'

/** Cells of one sheet, row by row, as a person reads them; days as ISO 8601. */
export type SheetRows = readonly (readonly string[])[]

/** Reads the sheets of an .xlsx, in their order. Untrusted bytes within bounds of size; never rejects. Refuses `not-a-spreadsheet`, `damaged`, `too-large`. */
export type ReadSpreadsheet = (bytes: Uint8Array) => Promise<Decoded<readonly SheetRows[]>>

/** The matrix as CSV. */
import { csvOf } from '../host/csv.ts'
import type { Sayer } from './cell-sentence.ts'
import { matrixTable, type TabledMatrix } from './matrix-table.ts'

/** See `csvOf`. */
export const matrixCsv = (sayer: Sayer, matrix: TabledMatrix): string => csvOf(matrixTable(sayer, matrix))

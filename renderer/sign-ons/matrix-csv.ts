/** The matrix as a table for spreadsheets. */
import Papa from 'papaparse'
import { type Sayer, stateSentence } from './cell-sentence.ts'
import type { Matrix } from './matrix.ts'

/** Spreadsheets read UTF-8 only where a file says so at its beginning. */
const BYTE_ORDER_MARK = '\uFEFF'

/** RFC 4180 in UTF-8; a cell that a spreadsheet would take for a formula is kept from being one. */
export function matrixCsv(sayer: Sayer, { positions, organisations }: Pick<Matrix, 'positions' | 'organisations'>): string {
  const { say } = sayer
  const heads = positions.map(({ number, title, text }) => {
    const position = number === null ? title : say('home.position', { number, title })
    return text ? `${position} (${say('sign-ons.text', { number: text.number, code: text.code })})` : position
  })
  const rows = organisations.map(({ name, isOutside, owes, cells }) => [
    isOutside ? say('sign-ons.outside.name', { name }) : name,
    ...positions.map((position, column) => {
      const cell = cells[column]
      return cell ? stateSentence(sayer, cell, position) : ''
    }),
    String(owes),
  ])
  const first = [say('sign-ons.organisation'), ...heads, say('sign-ons.owes')]
  return BYTE_ORDER_MARK + Papa.unparse([first, ...rows], { escapeFormulae: true, newline: '\r\n' })
}

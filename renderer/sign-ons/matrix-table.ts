/** The matrix as rows of cells, for files: what each cell says in words, never a mark alone. */
import { positionName } from '../messages/position-name.ts'
import { type Sayer, stateSentence } from './cell-sentence.ts'
import type { Matrix } from './matrix.ts'

/** What the table is made of. */
export type TabledMatrix = Pick<Matrix, 'positions' | 'organisations'>

/** A head, then a row for each organisation; the last cell of a row is how many answers it owes. Who supports from outside is marked as recorded. */
export function matrixTable(sayer: Sayer, { positions, organisations }: TabledMatrix): readonly (readonly (string | number)[])[] {
  const { say } = sayer
  const heads = positions.map(({ number, title, text }) => {
    const position = positionName(say, { number, title })
    return text ? `${position} (${say('sign-ons.text', { number: text.number, code: text.code })})` : position
  })
  const rows = organisations.map(({ name, isOutside, owes, cells }) => [
    isOutside ? say('sign-ons.outside.name', { name }) : name,
    ...positions.map((position, column) => {
      const cell = cells[column]
      return cell ? stateSentence(sayer, cell, position) : ''
    }),
    owes,
  ])
  return [[say('sign-ons.organisation'), ...heads, say('sign-ons.owes')], ...rows]
}

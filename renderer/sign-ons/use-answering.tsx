/** Answering one position's text: whether the person here may, what was answered already, and the dialog. */
import { type ReactNode, useState } from 'react'
import { AnswerDialog } from './answer-dialog.tsx'
import { type Sayer, stateSentence } from './cell-sentence.ts'
import { type AnswerSubject, hasAnswered, type Matrix, myRow, subjectsOf } from './matrix.ts'
import { useMatrix } from './use-matrix.ts'
import { useSayer } from './use-sayer.ts'

/** `begin` is undefined for those who do not sign, and while no text is in force. */
export interface Answering {
  readonly begin: (() => void) | undefined
  /** What one's own organisation answered to the text in force, as a sentence; undefined where it did not. */
  readonly answered: string | undefined
  readonly dialog: ReactNode
  /** Who said what; undefined until the host has answered. */
  readonly matrix: Matrix | undefined
}

/** See the head of this file. */
export function useAnswering(position: string): Answering {
  const { value: matrix } = useMatrix()
  const sayer = useSayer()
  const [asked, setAsked] = useState<readonly AnswerSubject[]>()
  const subjects = matrix ? subjectsOf(matrix).filter((subject) => subject.position === position) : []
  const organisation = (matrix && myRow(matrix)?.name) ?? ''
  return {
    answered: matrix && answeredIn(sayer, matrix, position),
    begin: subjects.length > 0 ? () => setAsked(subjects) : undefined,
    matrix,
    dialog: asked && <AnswerDialog subjects={asked} organisation={organisation} onClose={() => setAsked(undefined)} />,
  }
}

function answeredIn(sayer: Sayer, matrix: Matrix, position: string): string | undefined {
  const [row, index] = [myRow(matrix), matrix.positions.findIndex(({ id }) => id === position)]
  const [cell, column] = [row?.cells[index], matrix.positions[index]]
  if (!row || !cell || !column?.text || !hasAnswered(cell)) return undefined
  return sayer.say('sign-ons.mine', { organisation: row.name, said: stateSentence(sayer, cell, column) })
}

/** Answering one position's text: whether the person here may, and the dialog. */
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { type AnswerSubject, type Matrix, myRow, subjectsOf } from './matrix.ts'

/** `begin` is undefined for those who do not sign, and while no text is in force. */
export interface Answering {
  readonly begin: (() => void) | undefined
  readonly dialog: ReactNode
  /** Who said what; undefined until the host has answered. */
  readonly matrix: Matrix | undefined
}

/** See the head of this file. */
export function useAnswering(position: string): Answering {
  const { value: matrix } = useAnswer('signons.matrix', {})
  const [asked, setAsked] = useState<readonly AnswerSubject[]>()
  const subjects = matrix ? subjectsOf(matrix).filter((subject) => subject.position === position) : []
  const organisation = (matrix && myRow(matrix)?.name) ?? ''
  return {
    begin: subjects.length > 0 ? () => setAsked(subjects) : undefined,
    matrix,
    dialog: asked && <AnswerDialog subjects={asked} organisation={organisation} onClose={() => setAsked(undefined)} />,
  }
}

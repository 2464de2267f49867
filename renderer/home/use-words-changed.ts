/** How many words each text in force differs by from the one that one's organisation answered. */
import { useAnswers } from '../host/use-answer.ts'
import { type Matrix, subjectsOf } from '../sign-ons/matrix.ts'
import { wordsDiffer } from '../texts/words-differ.ts'

/** By position; what is not compared yet is missing. */
export function useWordsChanged(matrix: Matrix | undefined): ReadonlyMap<string, number> {
  const changed = (matrix ? subjectsOf(matrix) : []).flatMap(({ position, text, cell }) =>
    cell.isOwed && cell.state === 'earlier' && cell.answer ? [{ position, from: cell.answer.text, to: text.hash }] : [],
  )
  const compared = useAnswers(
    'text.compare',
    changed.map(({ from, to }) => ({ from, to })),
  )
  return new Map(
    changed.flatMap(({ position }, index) => {
      const comparison = compared[index]
      return comparison ? [[position, wordsDiffer(comparison)] as const] : []
    }),
  )
}

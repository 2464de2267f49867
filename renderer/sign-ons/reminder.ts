/** A reminder to exactly those who still owe an answer, with the texts and their codes: words to paste into a message. SPEC rule SIGN-6. */
import { positionName } from '../messages/position-name.ts'
import type { Sayer } from './cell-sentence.ts'
import type { Matrix, Row } from './matrix.ts'

/** The organisations that owe an answer. */
export const owing = ({ organisations }: Pick<Matrix, 'organisations'>): readonly Row[] => organisations.filter(({ owes }) => owes > 0)

/** The words, in the language of the page; `rows` are those it goes to. */
export function reminderText(
  { say, momentForOthers }: Pick<Sayer, 'say' | 'momentForOthers'>,
  coalition: string,
  { positions }: Pick<Matrix, 'positions'>,
  rows: readonly Row[],
): string {
  const parts = rows.map(({ name, cells }) => {
    const owed = positions.flatMap(({ number, title, text, deadline }, column) => {
      if (!text || !cells[column]?.isOwed) return []
      const position = positionName(say, { number, title })
      const words = say('sign-ons.reminder.line', { position, number: text.number, code: text.code })
      return [deadline ? say('sign-ons.reminder.by', { words, time: momentForOthers(deadline.at, deadline.zone) }) : words]
    })
    return [name, ...owed].join('\n')
  })
  return [say('sign-ons.reminder.begin', { coalition }), ...parts, say('sign-ons.reminder.end')].join('\n\n')
}

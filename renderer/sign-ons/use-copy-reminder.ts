/** Copies a reminder, to all who owe an answer or to some of them. */
import { useAnswer } from '../host/use-answer.ts'
import { useCopy } from '../host/use-copy.ts'
import { useSay } from '../messages/say.tsx'
import { useMomentForOthers } from '../messages/use-moment.ts'
import type { Matrix, Row } from './matrix.ts'
import { owing, reminderText } from './reminder.ts'

/** A function that copies it and says so. */
export function useCopyReminder(): (matrix: Matrix, rows?: readonly Row[]) => void {
  const say = useSay()
  const copy = useCopy()
  const momentForOthers = useMomentForOthers()
  const { value: coalition } = useAnswer('coalition.show', {})
  return (matrix, rows = owing(matrix)) => {
    void copy(
      reminderText({ say, momentForOthers }, coalition?.name ?? '', matrix, rows),
      say('sign-ons.reminder.copied', { count: rows.length }),
    )
  }
}

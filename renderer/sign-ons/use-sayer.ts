/** What says the sentences of the matrix in the language of the page. */
import { useSay } from '../messages/say.tsx'
import { useDay } from '../messages/use-day.ts'
import { useMoment, useMomentForOthers } from '../messages/use-moment.ts'
import type { Sayer } from './cell-sentence.ts'

/** See the head of this file. */
export function useSayer(): Sayer {
  const say = useSay()
  const day = useDay()
  const moment = useMoment()
  const momentForOthers = useMomentForOthers()
  return { say, day, moment, momentForOthers }
}

/** How a closed text is called: "Text 3, closed 12 Nov, K7M2-9QXD". */
import { useSay } from '../messages/say.tsx'
import { useDay } from '../messages/use-day.ts'

/** What names a closed text. */
export interface NamedText {
  readonly number: number
  readonly closedAt: number
  readonly code: string
}

/** A function that says the name. */
export function useTextName(): (text: NamedText) => string {
  const say = useSay()
  const day = useDay()
  return ({ number, closedAt, code }) => say('texts.name', { number, date: day(closedAt), code })
}

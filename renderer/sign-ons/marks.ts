/** The signs of the matrix: a form for each answer, so that none is told by colour. */
import type { Cell } from './matrix.ts'

/** Every state with its sign, in the order of the legend. */
export const MARKS = [
  { state: 'signed', mark: '✓' },
  { state: 'signed-except', mark: '✓*' },
  { state: 'earlier', mark: '◔' },
  { state: 'kept-earlier', mark: '◑' },
  { state: 'recorded', mark: '✎' },
  { state: 'silence', mark: '∅' },
  { state: 'no-side', mark: '–' },
  { state: 'declined', mark: '✕' },
  { state: 'withdrawn', mark: '↩' },
  { state: 'ruled-out', mark: '⊘' },
  { state: 'discussing', mark: '⋯' },
  { state: 'owes', mark: '□' },
  { state: 'not-reached', mark: '?' },
] as const

const SIGN_OF: ReadonlyMap<string, string> = new Map(MARKS.map(({ state, mark }) => [state, mark]))

/** What a recorded answer says, beside the sign that it was recorded. */
const RECORDED: Readonly<Partial<Record<NonNullable<Cell['answer']>['decision'], string>>> = {
  endorsed: '✓',
  endorsed_with_reservation: '✓*',
  abstained: '–',
  declined: '✕',
  withdrawn: '↩',
}

/** The sign of a cell; the number of the text where it is an earlier one; empty where nothing could be said. */
export function markOf({ state, textNumber, answer }: Pick<Cell, 'state' | 'textNumber' | 'answer'>): string {
  const sign = SIGN_OF.get(state) ?? ''
  if (state === 'earlier') return `${sign}${textNumber ?? ''}`
  return state === 'recorded' && answer ? `${sign}${RECORDED[answer.decision] ?? ''}` : sign
}

/** Who said something about a text that no document prints: seen by members only. SPEC rule SUB-3. */
import type { Matrix } from '../sign-ons/matrix.ts'

/** What is not printed, in the order of the legend. */
export const NOT_PRINTED = ['no-side', 'declined', 'withdrawn', 'ruled-out', 'discussing', 'owes', 'not-reached'] as const
/** How many organisations are in each state. */
export type NotPrinted = { readonly [S in (typeof NOT_PRINTED)[number]]: number }

/** Of one position; all zero for one that has no text. */
export function notPrinted({ positions, organisations }: Matrix, position: string): NotPrinted {
  const column = positions.findIndex(({ id }) => id === position)
  const count = (state: string): number => organisations.filter(({ cells }) => cells[column]?.state === state).length
  return Object.fromEntries(NOT_PRINTED.map((state) => [state, count(state)])) as NotPrinted
}

/** How many organisations stand behind an edition: those that signed, were recorded or kept silent, told apart and never added together. SPEC rule SUB-3. */
import type { Edition } from './edition-draft.ts'

/** Those that are not named are counted with the others; `unnamed` is how many those are. */
export interface PrintedCounts {
  readonly signed: number
  readonly recorded: number
  readonly silent: number
  readonly unnamed: number
}

/** Of an edition, or of what the next one would say. */
export const printedCounts = ({ named, hidden }: Pick<Edition, 'named' | 'hidden'>): PrintedCounts => ({
  signed: named.signed + hidden.signed,
  recorded: named.recorded + hidden.recorded,
  silent: named.silent + hidden.silent,
  unnamed: hidden.signed + hidden.recorded + hidden.silent,
})

/** What hinders making an edition: a closed set of codes, which pages say in their own words. SPEC rules SUB-4, HIDE-2 to HIDE-4. */
import { AppError } from '../../../shared/errors.ts'
import type { ObstacleCode } from '../../../shared/submission/obstacle-codes.ts'
import type { Position } from '../position/positions.ts'

/** One thing that hinders, and the position it is about; null for the edition as a whole. */
export interface Obstacle {
  readonly code: ObstacleCode
  readonly position: Position | null
}

/** Throws `bad-input` with the first of them as a sentence; nothing where there is none. */
export function assertNoObstacle([first]: readonly Obstacle[]): void {
  if (first) throw new AppError('bad-input', SENTENCES[first.code](first.position?.number?.toString() ?? first.position?.title ?? ''))
}

const SENTENCES: { readonly [C in ObstacleCode]: (position: string) => string } = {
  'nothing-chosen': () => 'Choose at least one position.',
  'no-title': () => 'Give the document a title.',
  open: (position) => `Position ${position} is open for writing: close its text first.`,
  withdrawn: (position) => `Position ${position} was withdrawn. Leave it out.`,
  'no-number': (position) => `Give position “${position}” a number first: answers name it.`,
  'name-missing': () => 'The name of an organisation that answered has not arrived here yet. Link with another member first.',
  'own-organisation-hidden': () =>
    'Your own organisation is hidden, and an edition carries its maker’s key. Let another coordinator make it.',
  'text-names-hidden': (position) =>
    `The text of position ${position} names an organisation that is hidden, or under a code name. Close it without the name.`,
  'cover-names-hidden': () => 'The cover or an exception names an organisation that is hidden, or under a code name.',
  'annex-names-hidden': () =>
    'Wording for the annex names an organisation that is hidden, or under a code name. Leave the annex out, or settle it anew.',
}

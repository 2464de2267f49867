/** Who stands where in an edition: signed, recorded and silent told apart and never added together. SPEC rule SUB-3. */
import type { OrganisationId } from '../ids.ts'
import type { EditionAnswer, EditionContent, EditionPosition } from './edition.ts'

/** An answer and the name of whoever gave it. */
export interface NamedAnswer extends EditionAnswer {
  readonly name: string
}

/** Answers about one position's text, by name. `earlier` are signatures under a text before it: they count for nothing. */
export interface PositionTally {
  readonly position: EditionPosition
  readonly signed: readonly NamedAnswer[]
  readonly recorded: readonly NamedAnswer[]
  readonly silent: readonly NamedAnswer[]
  readonly earlier: readonly NamedAnswer[]
}

/** One organisation and the positions that put it where it stands. */
export interface Standing {
  readonly id: OrganisationId
  readonly name: string
  readonly positions: readonly EditionPosition[]
}

/** Every organisation that is named stands in at most one list: the strongest that it has anything in. */
export interface Tally {
  readonly byPosition: readonly PositionTally[]
  /** Signed at least one of the texts. */
  readonly signed: readonly Standing[]
  /** Signed none; at least one answer was recorded. */
  readonly recorded: readonly Standing[]
  /** Signed none, nothing recorded; counted by silence. */
  readonly silent: readonly Standing[]
}

/** The tally of an edition. */
export function tallyOf(edition: Pick<EditionContent, 'positions' | 'organisations' | 'answers'>): Tally {
  const names = new Map(edition.organisations.map(({ id, name }) => [id, name]))
  const named = edition.answers.map((answer) => ({ ...answer, name: names.get(answer.organisation) ?? '' }))
  const byPosition = edition.positions.map((position) => tallyOfPosition(position, named))
  const signed = standings(edition, byPosition, 'signed', new Set())
  const recorded = standings(edition, byPosition, 'recorded', idsOf(signed))
  const silent = standings(edition, byPosition, 'silent', new Set([...idsOf(signed), ...idsOf(recorded)]))
  return { byPosition, signed, recorded, silent }
}

function tallyOfPosition(position: EditionPosition, answers: readonly NamedAnswer[]): PositionTally {
  const about = answers.filter((answer) => answer.position === position.position).sort((a, b) => compareNames(a.name, b.name))
  const under = (basis: EditionAnswer['basis']): readonly NamedAnswer[] =>
    about.filter((answer) => answer.basis === basis && answer.text === position.text)
  return {
    position,
    signed: under('explicit'),
    recorded: under('recorded'),
    silent: under('tacit'),
    earlier: about.filter((answer) => answer.basis === 'explicit' && answer.text !== position.text),
  }
}

function standings(
  { organisations }: Pick<EditionContent, 'organisations'>,
  byPosition: readonly PositionTally[],
  list: 'signed' | 'recorded' | 'silent',
  stronger: ReadonlySet<OrganisationId>,
): readonly Standing[] {
  return organisations
    .filter(({ id }) => !stronger.has(id))
    .map(({ id, name }) => ({
      id,
      name,
      positions: byPosition.filter((tally) => tally[list].some((answer) => answer.organisation === id)).map(({ position }) => position),
    }))
    .filter(({ positions }) => positions.length > 0)
    .sort((a, b) => compareNames(a.name, b.name))
}

const idsOf = (standing: readonly Standing[]): ReadonlySet<OrganisationId> => new Set(standing.map(({ id }) => id))

/** By code points: the same order on every computer, whatever its languages. */
export const compareNames = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

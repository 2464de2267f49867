/** What follows from an item's stated values: its heading, completion, agencies and OGP values. Never stated twice, always computed here. */
import type { ImportedItem, Stated } from './imported-plan.ts'
import { agenciesIn, type Completion, completionOf, OGP_VALUES, type OgpValue, truthOf, valuesIn } from './stated-values.ts'

/** The heading of an item: of a milestone or an indicator its title, else its text, else whatever is stated first; of a commitment its title only. */
export function titleOf(depth: number, stated: Stated): string {
  if (depth === 0) return stated.title ?? ''
  const named = stated.milestoneTitle ?? stated.milestoneText ?? stated.indicatorText ?? stated.title ?? stated.text
  return named ?? Object.values(stated)[0] ?? ''
}

/** How far an item is, where one of its columns says so with certainty. */
export const completionIn = (stated: Stated): Completion | undefined =>
  [stated.milestoneStatus, stated.completion, stated.status]
    .map((wording) => completionOf(wording ?? ''))
    .find((found) => found !== undefined)

/** The lead agencies of an item and of everything below it, each once, its own first. */
export function leadAgenciesOf(stated: Stated, below: readonly ImportedItem[]): readonly string[] {
  const own = [stated.leadAgency, stated.milestoneLead].flatMap((cell) => agenciesIn(cell ?? ''))
  return [...new Set([...own, ...below.flatMap(({ leadAgencies }) => leadAgencies)])]
}

/** OGP's values a commitment serves: those listed in one cell and those marked in columns of their own. */
export function valuesOf(stated: Stated): readonly OgpValue[] {
  const listed = valuesIn(stated.ogpValues ?? '')
  const marks = [stated.valueAccess, stated.valueParticipation, stated.valueAccountability, stated.valueTechnology]
  return OGP_VALUES.filter((value, index) => listed.includes(value) || truthOf(marks[index] ?? '') === true)
}

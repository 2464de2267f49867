/** The table in which a government answers by number. SPEC rule SUB-9. */
import type { DocumentNode } from '../document/read-body.ts'
import { heading, table } from './nodes.ts'
import { type SectionInput, textOf } from './section-input.ts'
import type { PositionTally } from './tally.ts'

/** A row for each position: what is asked, and columns that the government fills in. Nothing where the edition has none. */
export function responseSection({ edition, texts, words }: SectionInput, positions: readonly PositionTally[]): readonly DocumentNode[] {
  if (edition.responseTable === false) return []
  const hasAsks = edition.schema === 2
  const rows = positions.map(({ position }) => {
    const { commitment, ask } = textOf(texts, position.text)
    return [[String(position.number)], [commitment ?? ''], ...(hasAsks ? [[ask]] : []), ...EMPTY_COLUMNS]
  })
  const head = [words.number, words.commitment, ...(hasAsks ? [words.ask] : []), words.response, words.reason, words.unit, words.date]
  return [heading(1, words.responses), table(head, rows)]
}

/** Response, reason, unit and date are the government's to fill in. */
const EMPTY_COLUMNS = Array.from({ length: 4 }, () => [''])

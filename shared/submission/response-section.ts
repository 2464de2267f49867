/** The table in which a government answers by number. SPEC rule SUB-9. */
import type { DocumentNode } from '../document/read-body.ts'
import { heading, table } from './nodes.ts'
import { type SectionInput, textOf } from './section-input.ts'
import type { PositionTally } from './tally.ts'

/** A row for each position: what is asked, and columns that the government fills in. Nothing where the edition has none. */
export function responseSection(input: SectionInput, positions: readonly PositionTally[]): readonly DocumentNode[] {
  const { edition, words } = input
  if (edition.responseTable === false) return []
  return [heading(1, words.responses), edition.schema === 1 ? firstTable(input, positions) : answerTable(input, positions)]
}

function answerTable({ texts, words }: SectionInput, positions: readonly PositionTally[]): DocumentNode {
  const rows = positions.map(({ position }) => {
    const { commitment, ask } = textOf(texts, position.text)
    return [[String(position.number)], [commitment ?? ''], [ask], ...EMPTY_COLUMNS]
  })
  const heads = [words.number, words.commitment, words.ask, words.response, words.reason, words.unit, words.date]
  return table(
    heads.map((text, index) => ({ text, room: ROOM[index] ?? 0 })),
    rows,
  )
}

/** Characters for each column: an answer wants more room than its heading. */
const ROOM = [11, 20, 27, 20, 17, 13, 13]

/** As editions of schema 1 have it. */
function firstTable({ texts, words }: SectionInput, positions: readonly PositionTally[]): DocumentNode {
  const rows = positions.map(({ position }) => [
    [String(position.number)],
    [textOf(texts, position.text).commitment ?? ''],
    ...EMPTY_COLUMNS,
  ])
  return table([words.number, words.commitment, words.response, words.reason, words.unit, words.date], rows)
}

/** Response, reason, unit and date are the government's to fill in. */
const EMPTY_COLUMNS = Array.from({ length: 4 }, () => [''])

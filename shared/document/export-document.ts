/** What goes out as a document for others: positions with what a reader needs beside their text. All words come from outside. */
import type { Direction } from './direction.ts'
import type { DocumentBody } from './read-body.ts'

/** Words around the positions, in the document's language. */
export interface ExportLabels {
  readonly ask: string
  readonly commitment: string
  readonly leadAgency: string
  readonly stance: string
  /** Heads the list of positions of a set. */
  readonly contents: string
  /** Heads the footnotes of a position. */
  readonly notes: string
  /** Says where the arrow behind a footnote leads; read by screen readers. */
  readonly backToText: string
  /** As in "Page 2 of 9". */
  readonly page: string
  readonly of: string
}

/** The commitment of the government's plan that a position speaks about. */
export interface ExportCommitment {
  readonly rowId: string
  readonly title: string
  readonly leadAgencies: string
}

/** A position as it is printed. `number` is stable; null leaves it out. `stance` is in words. */
export interface ExportPosition {
  readonly number: number | null
  readonly title: string
  readonly ask: string
  readonly stance: string | null
  readonly commitment: ExportCommitment | null
  readonly body: DocumentBody
}

/** A position, or a set of positions in their order. */
export interface ExportDocument {
  /** A language tag such as `en`. */
  readonly language: string
  /** Of the page, and of paragraphs that have no letters. */
  readonly direction: Direction
  readonly title: string
  readonly coalition: string
  /** An ISO day: `2026-11-18`. */
  readonly date: string
  readonly labels: ExportLabels
  readonly positions: readonly ExportPosition[]
}

/** True where the document's title is that of its only position, which then needs no heading of its own. */
export function isOnePosition({ title, positions }: ExportDocument): boolean {
  return positions.length === 1 && positions[0]?.title === title
}

/** What stands beside a position's ask, label and words, in the order of a plan's form. */
export function positionFacts({ commitment, stance }: ExportPosition, labels: ExportLabels): readonly (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [
    [labels.commitment, commitment ? [commitment.rowId, commitment.title].filter((part) => part !== '').join(' · ') : ''],
    [labels.leadAgency, commitment?.leadAgencies ?? ''],
    [labels.stance, stance ?? ''],
  ]
  return facts.filter(([, words]) => words.trim() !== '')
}

/** The day in the document's language, day before month in English; as it is given where it is no day or the language is unknown. */
export function dayInWords({ date, language }: Pick<ExportDocument, 'date' | 'language'>): string {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time)) return date
  try {
    return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(time)
  } catch {
    // An unknown language tag: Intl can only say so by throwing.
    return date
  }
}

/** What can be wrong with a row of a table or a line of pasted text: a closed set, each with a sentence a person can act on. */

/** Kinds of problem. The interface translates by code; the English wording is in `message`. */
export type ProblemCode =
  | 'above_header'
  | 'ragged_row'
  | 'stray_quote'
  | 'unclosed_quote'
  | 'no_title'
  | 'row_repeated'
  | 'id_repeated'
  | 'differs_between_rows'
  | 'belongs_to_row_above'
  | 'before_first_number'
  | 'no_numbered_line'
  | 'too_long'

/** One problem, at the line of the file where its row begins. */
export interface ImportProblem {
  readonly line: number
  readonly code: ProblemCode
  /** A sentence for a person, in English. */
  readonly message: string
  /** True if what stands on the line is not among the imported commitments: `cells` then holds all of it. */
  readonly leftOut: boolean
  /** Names of the columns concerned. */
  readonly columns?: readonly string[]
  /** What the row says, column by column, blank cells left out. */
  readonly cells?: Readonly<Record<string, string>>
}

/** A problem with its message. `about` names the id or title in question. */
export function problem(
  line: number,
  code: ProblemCode,
  details: Partial<Pick<ImportProblem, 'columns' | 'cells'>> & { readonly about?: string } = {},
): ImportProblem {
  const { about, ...kept } = details
  return { line, code, message: problemText(code, about, kept.columns), leftOut: LEFT_OUT.has(code), ...kept }
}

const LEFT_OUT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'above_header',
  'no_title',
  'row_repeated',
  'id_repeated',
  'before_first_number',
  'no_numbered_line',
  'too_long',
])

/** The English sentence for a code. */
function problemText(code: ProblemCode, about = '', columns: readonly string[] = []): string {
  const message = MESSAGES[code].replace('{columns}', () => columns.join(', ')).replace('{about}', () => about)
  return message.replaceAll(' “”', '')
}

const MESSAGES: Readonly<Record<ProblemCode, string>> = {
  above_header: 'This line stands above the column names and was not imported as a commitment.',
  ragged_row: 'This row has more or fewer cells than the table has columns. Check that its values stand in the right columns.',
  stray_quote: 'A cell has text after its closing quotation mark. It was taken as it is written.',
  unclosed_quote: 'A quotation mark opens a cell and is never closed. The cell was taken to end on its own line.',
  no_title: 'This row has no title, so it was not imported. Add a title, or choose the column that holds it.',
  row_repeated: 'This row repeats an earlier row word for word, so it was not imported again.',
  id_repeated:
    '“{about}” was already given by an earlier row that says something else. The earlier row was kept, this one was not imported.',
  differs_between_rows:
    'This row says something else than earlier rows about the same item ({columns}). The first wording was kept, this one stands with the row.',
  belongs_to_row_above: 'This row names no commitment. It was taken as part of the row above.',
  before_first_number: 'This text stands before the first numbered commitment and was not imported.',
  no_numbered_line: 'No line begins with a number. Number the commitments (1. 2. 3.) and paste again.',
  too_long: 'This text is too long to be pasted. Save it as a file and import the file.',
}

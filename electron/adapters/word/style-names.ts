/** The names of styles in the Word files that go out, by which they are known again when they come back. */

/** Built-in names of Word where there is one: then Word shows them in its own language. */
export const styleNames = {
  coalition: 'Position coalition',
  date: 'Position date',
  contents: 'Position contents',
  contentsHeading: 'Position contents heading',
  askLabel: 'Position ask label',
  ask: 'Position ask',
  fact: 'Position fact',
  number: 'Position number',
  quote: 'Quote',
  listContinue: 'List Continue',
  tableText: 'Table text',
  tableHead: 'Table head',
  /** LibreOffice's name; Word has none. */
  rule: 'Horizontal Line',
  gap: 'Table gap',
  edge: 'Page edge',
} as const

/** Paragraphs around a position's text. */
export const FRONT_STYLES: readonly string[] = [
  styleNames.coalition,
  styleNames.date,
  styleNames.contents,
  styleNames.contentsHeading,
  styleNames.askLabel,
  styleNames.ask,
  styleNames.fact,
]

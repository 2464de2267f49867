/** Where a block of a text stands in a Word file. */
import { TEXT_WIDTH } from './docx-styles.ts'

/** Where a block stands. */
export interface DocxPlace {
  /** Added to the levels of headings. */
  readonly headingShift: number
  /** The style of its paragraphs; undefined for that of plain text. */
  readonly style: string | undefined
  /** Twips that what is around has moved it in. */
  readonly indent: number
  /** Lists around. */
  readonly lists: number
  /** Set for what becomes the first line of a list item. */
  readonly item: { readonly reference: string; readonly level: number } | undefined
  /** True behind a list that is over. */
  readonly followsList: boolean
  /** Twips that the text has for itself: of the page, or of a table's cell. */
  readonly width: number
}

/** Where the text of a position begins. */
export const bodyPlace = (headingShift: number): DocxPlace => ({
  headingShift,
  style: undefined,
  indent: 0,
  lists: 0,
  item: undefined,
  followsList: false,
  width: TEXT_WIDTH,
})

/** Where a block of a text stands in an OpenDocument file. */
import { type ParagraphStyle, TEXT_WIDTH } from './odt-styles.ts'

/** Where a block stands. */
export interface OdtPlace {
  /** Added to the levels of headings. */
  readonly headingShift: number
  /** The style of its paragraphs. */
  readonly style: ParagraphStyle
  /** Twips that the text has for itself: of the page, or of a table's cell. */
  readonly width: number
}

/** Where the text of a position begins. */
export const bodyPlace = (headingShift: number): OdtPlace => ({ headingShift, style: 'Text', width: TEXT_WIDTH })

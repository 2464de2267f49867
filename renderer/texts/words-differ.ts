/** How many words two texts differ by, as people count: those that were added and those that were taken out. */

/** What `text.compare` answers of it. */
export interface CountedChange {
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/** See the head of this file. */
export const wordsDiffer = ({ wordsAdded, wordsRemoved }: CountedChange): number => wordsAdded + wordsRemoved

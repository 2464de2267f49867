/** What the seed's positions are made of: texts as their authors wrote them, what others added later, and what was remarked. */

/** One position of the seed. All facts in them are invented. */
export interface SeedText {
  readonly title: string
  readonly ask: string
  /** What the sample plan calls the commitment; absent for one of our own. */
  readonly commitment?: string
  /** What a position says of its commitment. */
  readonly stance: 'support' | 'support_with_changes' | 'oppose' | 'propose_new' | 'no_position'
  /** As first written, block by block in order of days. */
  readonly markdown: string
  /** What another member added at the end of the paragraph that holds `after`. */
  readonly additions: readonly { readonly after: string; readonly text: string }[]
  readonly remarks: readonly SeedRemark[]
}

/** A remark on words that stand in the text, with its thread. */
export interface SeedRemark {
  readonly on: string
  readonly text: string
  readonly replies: readonly string[]
  /** Why it was settled; absent while it is open. */
  readonly settled?: string
}

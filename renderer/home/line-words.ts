/** What every line of the start page says. */

/** What it is about, more about it, and the words of its button. */
export interface LineWords {
  readonly title: string
  readonly detail: string
  readonly button: string
}

/** Time as pure code sees it: injected, so that tests and simulations own it. */

/** A running timer; `cancel` after it fired does nothing. */
export interface Timer {
  readonly cancel: () => void
}

/** The machine's time. Shown to people, used for pauses; decides nothing about who may do what. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. May jump. */
  readonly now: () => number
  /** Calls `work` once after `delayMs`. Does not keep the process alive. */
  readonly after: (delayMs: number, work: () => void) => Timer
}

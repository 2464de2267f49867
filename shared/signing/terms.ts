/** The closed sets of words about stages and sign-ons, as DOMAIN's workflow has them. SPEC rules CLOSE-5, SIGN-2. */

/** Where a position stands. Six are on screen: writing, comments, last objections, sign-on (open or closed), sent, answered. */
export const STAGES = [
  'drafting',
  'in_consultation',
  'red_lines',
  'endorsement_open',
  'endorsement_closed',
  'submitted',
  'answered',
  'parked',
  'withdrawn',
] as const
/** See `STAGES`. */
export type Stage = (typeof STAGES)[number]

/** What an organisation decides about a text. `kept_earlier`: it stays with the text it signed before. */
export const DECISIONS = [
  'endorsed',
  'endorsed_with_reservation',
  'abstained',
  'declined',
  'withdrawn',
  'kept_earlier',
  'in_internal_review',
] as const
/** See `DECISIONS`. */
export type Decision = (typeof DECISIONS)[number]

/**
 * What one organisation says about one position now. `recorded` and `silence` are never signatures. `ruled-out`: it came late, and a coordinator ruled that it does not count. `earlier`: it signed a text before the one in
 * force. `not-asked`: it supports from outside and nothing was recorded. `owes`: it has the text and has not answered. `not-reached`: nothing shows that the text is there. `not-open`: no text to sign, and none was.
 */
export const CELL_STATES = [
  'signed',
  'signed-except',
  'no-side',
  'declined',
  'withdrawn',
  'ruled-out',
  'kept-earlier',
  'discussing',
  'recorded',
  'silence',
  'earlier',
  'owes',
  'not-reached',
  'not-open',
  'not-asked',
] as const
/** See `CELL_STATES`. */
export type CellState = (typeof CELL_STATES)[number]

/** What the trail names. `wrote` stands for one or more edits of a text. */
export const DEED_KINDS = [
  'founded',
  'invited',
  'invited-computer',
  'let-in',
  'let-in-computer',
  'changed-roles',
  'removed',
  'removed-computer',
  'set-aside',
  'went-on-as-new-computer',
  'began-epoch',
  'imported-plan',
  'created',
  'changed-facts',
  'moved',
  'wrote',
  'remarked',
  'settled',
  'closed',
  'answered',
  'recorded',
  'recorded-with-file',
  'ruled',
  'counted-silence',
  'set-rule',
  'set-servers',
  'kept-outcome',
  'made-edition',
  'sent-edition',
  'heard-of-sending',
  'kept-response',
  'added-supporter',
  'renamed-supporter',
  'removed-supporter',
  'hid-organisation',
  'showed-organisation',
  'withdrew-invitation',
  'other',
] as const
/** See `DEED_KINDS`. */
export type DeedKind = (typeof DEED_KINDS)[number]

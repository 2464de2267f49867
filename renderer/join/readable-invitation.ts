/** What a page knows of an invitation before anybody was contacted. */

/** A whole code, and what the message around it claims. */
export interface ReadableInvitation {
  readonly code: string
  readonly addresses: readonly string[]
  readonly mailboxes: readonly string[]
  readonly from: string | null
  readonly coalitionName: string | null
  readonly organisationName: string | null
  /** The coalition of this profile that it is for, if any. */
  readonly alreadyIn: { readonly id: string; readonly name: string } | null
  /** For another computer of whoever it is from. */
  readonly isOwnComputer: boolean
}

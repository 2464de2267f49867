/** An invitation as it is handed over: the words around it and where this computer is are added when it is shown. */

/** `expires` as ISO 8601. */
export interface HandedInvitation {
  readonly code: string
  readonly organisation: string
  readonly expires: string
  /** For another computer of whoever hands it over. */
  readonly isOwnComputer?: true
}

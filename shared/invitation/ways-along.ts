/** Which of the ways that a computer knows go into an invitation. SPEC rule INV-5. */

/** What a computer knows of its ways: the shapes of the calls `network` and `folder.list`, as far as they matter. */
export interface KnownWays {
  /** Where this computer can be reached, the likeliest first. */
  readonly ownAddresses: readonly string[]
  readonly known: readonly { readonly address: string; readonly isMeeting: boolean }[]
  readonly folders: readonly { readonly path: string; readonly isMailbox: boolean }[]
}

/** What goes along, the ways that work from anywhere first. */
export interface WaysAlong {
  readonly addresses: readonly string[]
  readonly mailboxes: readonly string[]
  /** None of them is of use outside this computer's own network, unless it can be reached from there. */
  readonly isNearOnly: boolean
}

/** More addresses make a picture that phones cannot read. */
const MOST_OWN = 4
const MOST_TRIED = 6

/** Meeting addresses, then others that this computer tries, the latest first, then its own; and mailboxes. Paths of folders mean nothing elsewhere. */
export function waysAlong({ ownAddresses, known, folders }: KnownWays): WaysAlong {
  const latest = [...known].reverse()
  const tried = [...latest.filter(({ isMeeting }) => isMeeting), ...latest.filter(({ isMeeting }) => !isMeeting)]
  const addresses = [...tried.map(({ address }) => address).slice(0, MOST_TRIED), ...ownAddresses.slice(0, MOST_OWN)]
  const mailboxes = folders.filter(({ isMailbox }) => isMailbox).map(({ path }) => path)
  const isNearOnly = addresses.length > 0 && known.length + mailboxes.length === 0
  return { addresses: [...new Set(addresses)], mailboxes, isNearOnly }
}

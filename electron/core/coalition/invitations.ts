/** Invitations as a coordinator sees them. */
import { fromUtf8 } from '../../../shared/bytes/hex.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import type { Membership } from '../../../shared/membership/membership.ts'
import type { Cards } from '../exchange/cards.ts'
import { nameOn } from './names.ts'

/** An invitation and what became of it. */
export interface Invitation {
  readonly id: string
  readonly organisationName: string
  readonly roles: readonly Role[]
  readonly expires: string
  readonly state: 'open' | 'used'
  /** Known only on the computer that made it. */
  readonly code: string | null
}

/** Where codes made on this computer are kept, by invitation. */
export const CODE = 'invitation-code/'

/** Every invitation, the newest last. `keptAt` reads what this computer keeps. */
export function listInvitations(
  membership: Membership,
  cards: Cards,
  keptAt: (name: string) => Uint8Array | undefined,
): readonly Invitation[] {
  return [...membership.invitations.values()].map(({ invitation, organisation, roles, expires, state }) => {
    const code = keptAt(CODE + invitation)
    const organisationName = nameOn(cards.get('organisation', organisation)) ?? ''
    return { id: invitation, organisationName, roles, expires, state, code: code ? fromUtf8(code) : null }
  })
}

/** Invitations as a coordinator sees them. */
import { fromUtf8 } from '../../../shared/bytes/hex.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import type { InvitationStanding, Membership } from '../../../shared/membership/membership.ts'
import type { Cards } from '../exchange/cards.ts'
import { nameOn } from './names.ts'

/** An invitation and what became of it. */
export interface Invitation {
  readonly id: string
  readonly organisationName: string
  readonly roles: readonly Role[]
  readonly expires: string
  /** Used goes before withdrawn: somebody was let in who was not known to be uninvited. */
  readonly state: 'open' | 'used' | 'withdrawn'
  /** Known only on the computer that made it. */
  readonly code: string | null
}

/** Where codes made on this computer are kept, by invitation. */
export const CODE = 'invitation-code/'

/**
 * Open ones before used ones, of each the latest to expire first: links have room for so many. Of those for another computer of a person only the two latest
 * of each person that are open, and the two that were used: nobody keeps out others by making many.
 */
export function byUse(invitations: readonly InvitationStanding[]): readonly InvitationStanding[] {
  const sorted = [...invitations].sort((a, b) => Number(a.state === 'used') - Number(b.state === 'used') || compareExpiry(b, a))
  const counts = new Map<string, number>()
  return sorted.filter(({ computerOf, state }) => {
    if (computerOf === undefined) return true
    const count = counts.get(`${computerOf} ${state}`) ?? 0
    counts.set(`${computerOf} ${state}`, count + 1)
    return count < MOST_OF_ONE
  })
}

const MOST_OF_ONE = 2

const compareExpiry = (a: InvitationStanding, b: InvitationStanding): number => (a.expires < b.expires ? -1 : Number(a.expires > b.expires))

/** Every invitation of somebody new, the one that expires last at the end. `keptAt` reads what this computer keeps. */
export function listInvitations(
  membership: Membership,
  cards: Cards,
  withdrawn: ReadonlySet<string>,
  keptAt: (name: string) => Uint8Array | undefined,
): readonly Invitation[] {
  const forNewcomers = [...membership.invitations.values()].filter(({ computerOf }) => computerOf === undefined)
  return forNewcomers.sort(compareExpiry).map(({ invitation, organisation, roles, expires, state }) => {
    const code = keptAt(CODE + invitation)
    const organisationName = nameOn(cards.get('organisation', organisation)) ?? ''
    const now = state === 'open' && withdrawn.has(invitation) ? 'withdrawn' : state
    return { id: invitation, organisationName, roles, expires, state: now, code: code ? fromUtf8(code) : null }
  })
}

/** The computers of this person: inviting another one, and how many there are. SPEC rules MEM-13, MEM-16. */
import { fromUtf8 } from '../../../shared/bytes/hex.ts'
import { AppError } from '../../../shared/errors.ts'
import { rolesNow } from '../../../shared/membership/membership.ts'
import { MOST_COMPUTERS } from '../../../shared/membership/rivals.ts'
import { byUse, CODE } from './invitations.ts'
import { type InvitingTools, type MadeInvitation, makeInvitation } from './inviting.ts'
import type { Member } from './members.ts'

/** See the head of this file. */
export interface OwnComputers {
  /** Makes an invitation for another computer of one's own. Throws `no-right` for a helper computer and who does not belong, `bad-input` where there are eight. */
  readonly invite: (expiresHours: number) => MadeInvitation
  /** The one that was made last on this computer and can still be used. */
  readonly invitation: () => MadeInvitation | undefined
}

/** Over a replica. `me` is whoever uses this computer. */
export function createOwnComputers(tools: InvitingTools, me: () => Member | undefined): OwnComputers {
  const { replica, clock } = tools
  const invite: OwnComputers['invite'] = (expiresHours) => {
    const own = me()
    const roles = rolesNow(replica.membership(), replica.keys().device)
    if (!own?.belongs || own.isHelper || roles.length === 0)
      throw new AppError('no-right', 'Only a member can use another computer, and a helper computer is nobody’s.')
    if (own.belonging.length >= MOST_COMPUTERS)
      throw new AppError(
        'bad-input',
        `You have ${MOST_COMPUTERS} computers in this coalition. Remove one that you do not use any more first.`,
      )
    return makeInvitation(tools, { organisation: own.organisation, roles, expiresHours, computerOf: own.id })
  }
  const invitation: OwnComputers['invitation'] = () => {
    const own = byUse([...replica.membership().invitations.values()]).filter(
      ({ computerOf, state, expires }) => computerOf === me()?.id && state === 'open' && Date.parse(expires) >= clock.now(),
    )
    const [made] = own.flatMap(({ invitation: id, expires }) => {
      const code = replica.store.value(CODE + id)
      return code ? [{ code: fromUtf8(code), invitation: id, expires }] : []
    })
    return made
  }
  return { invite, invitation }
}

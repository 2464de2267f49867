/** The invitation as a friendly message in the sender's language, with the block for Chorus at its end. */
import { useIntl } from 'react-intl'
import type { WaysAlong } from '../../shared/invitation/ways-along.ts'
import { useSay } from '../messages/say.tsx'
import type { HandedInvitation } from './handed-invitation.ts'
import type { Travel } from './travel.ts'

/** What the message says. */
export interface InvitationMessage {
  readonly invitation: HandedInvitation
  /** What Chorus reads. */
  readonly block: string
  readonly ways: WaysAlong
  readonly travel: Travel
  readonly from: string
  readonly coalitionName: string
}

/** The whole message, as it is copied. */
export function useInvitationMessage({ invitation, block, ways, from, coalitionName, travel }: InvitationMessage): string {
  const say = useSay()
  const intl = useIntl()
  const date = intl.formatDate(invitation.expires, { dateStyle: 'long', timeStyle: 'short' })
  const lines = [
    invitation.isOwnComputer
      ? say('computers.invite.hello', { from, coalition: coalitionName })
      : say('invite.message.hello', { from, coalition: coalitionName, organisation: invitation.organisation }),
    say('invite.message.how'),
    ...(travel === 'address' ? [] : [say(`invite.message.${travel}`)]),
    say('invite.message.code', { code: invitation.code }),
    ...(ways.addresses.length > 0 ? [say('invite.message.addresses', { addresses: ways.addresses.join(', ') })] : []),
    ...(ways.mailboxes.length > 0 ? [say('invite.message.mailbox', { addresses: ways.mailboxes.join(', ') })] : []),
    say('invite.message.expires', { date }),
    say('invite.message.block'),
    block,
  ]
  return lines.join('\n\n')
}

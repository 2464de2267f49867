/** The invitation as a friendly message in the sender's language: to copy into any messenger, or to save as a file. */
import { Copy, FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { WaysAlong } from '../../shared/invitation/ways-along.ts'
import { saveFile } from '../host/file-bytes.ts'
import { useCopy } from '../host/use-copy.ts'
import { Button } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { HandedInvitation } from './handed-invitation.ts'
import styles from './invite.module.css'
import type { Travel } from './travel.ts'

/** What the message says. */
export interface ByMessageProps {
  readonly invitation: HandedInvitation
  readonly block: string
  readonly ways: WaysAlong
  readonly travel: Travel
  readonly from: string
  readonly coalitionName: string
  /** Copying is what comes next: nobody asks to be let in yet. */
  readonly isNext: boolean
}

/** The whole message is in sight before it goes anywhere. */
export function ByMessage(props: ByMessageProps): ReactNode {
  const say = useSay()
  const copy = useCopy()
  const message = useInvitationMessage(props)
  const save = (): void => saveFile(say('invite.file-name'), message, 'text/plain;charset=utf-8')
  return (
    <Stack gap="tight">
      <textarea
        readOnly
        dir="auto"
        rows={9}
        className={styles.message}
        aria-label={say('invite.message.label')}
        value={message}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Row>
        <Button variant={props.isNext ? 'primary' : 'secondary'} icon={Copy} onPress={() => void copy(message, say('invite.copied'))}>
          {say('invite.copy')}
        </Button>
        <Button icon={FileDown} onPress={save}>
          {say('invite.save')}
        </Button>
      </Row>
      {props.ways.isNearOnly && <Note isSmall>{say('invite.reach.same-network')}</Note>}
      <Note isSmall>{say('invite.secret')}</Note>
    </Stack>
  )
}

function useInvitationMessage({ invitation, block, ways, from, coalitionName, travel }: ByMessageProps): string {
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

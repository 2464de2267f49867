/** The invitation as a friendly message in the sender's language: to copy into any messenger, or to save as a file. */
import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { saveFile } from '../host/file-bytes.ts'
import { Button } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { CopyMessage, type CopyMessageProps } from './copy-message.tsx'
import { MessageText } from './message-text.tsx'
import { type InvitationMessage, useInvitationMessage } from './use-invitation-message.ts'

/** What the message says. */
export interface ByMessageProps extends InvitationMessage, Omit<CopyMessageProps, 'message'> {}

/** The whole message is in sight before it goes anywhere. */
export function ByMessage({ isNext, onCopied, ...parts }: ByMessageProps): ReactNode {
  const say = useSay()
  const message = useInvitationMessage(parts)
  const save = (): void => saveFile(say('invite.file-name'), message, 'text/plain;charset=utf-8')
  return (
    <Stack gap="tight">
      <MessageText message={message} />
      <Row>
        <CopyMessage {...{ message, isNext, onCopied }} />
        <Button icon={FileDown} onPress={save}>
          {say('invite.save')}
        </Button>
      </Row>
      {parts.ways.isNearOnly && <Note isSmall>{say('invite.reach.same-network')}</Note>}
      <Note isSmall>{say('invite.secret')}</Note>
    </Stack>
  )
}

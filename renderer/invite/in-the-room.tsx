/** For somebody in reach of voice or of this network: the message to send, or the invitation large enough to be read across a table. */
import type { ReactNode } from 'react'
import { Disclosure, Time } from '../kit/index.ts'
import { Columns, Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { BigCode } from './big-code.tsx'
import { CopyMessage, type CopyMessageProps } from './copy-message.tsx'
import styles from './invite.module.css'
import { MessageText } from './message-text.tsx'
import { QrCode } from './qr-code.tsx'
import { type InvitationMessage, useInvitationMessage } from './use-invitation-message.ts'

/** What is shown. */
export interface InTheRoomProps extends Omit<InvitationMessage, 'travel'>, Omit<CopyMessageProps, 'message'> {
  /** The likeliest first; none where this computer is only found nearby. */
  readonly addresses: readonly string[]
}

/** See the head of this file. */
export function InTheRoom({ addresses, isNext, onCopied, ...parts }: InTheRoomProps): ReactNode {
  const say = useSay()
  const message = useInvitationMessage({ ...parts, travel: 'address' })
  return (
    <Stack gap="tight">
      <Row>
        <CopyMessage {...{ message, isNext, onCopied }} />
      </Row>
      {addresses.length === 0 && <Note isSmall>{say('invite.here.how.nearby')}</Note>}
      <Disclosure label={say('invite.message.see')}>
        <MessageText message={message} />
      </Disclosure>
      <Disclosure label={say('invite.aloud')}>
        <Aloud invitation={parts.invitation} block={parts.block} addresses={addresses} />
      </Disclosure>
    </Stack>
  )
}

type AloudProps = Pick<InTheRoomProps, 'invitation' | 'block' | 'addresses'>

/** The code in fours, a picture for phones, this computer's address. */
function Aloud({ invitation, block, addresses }: AloudProps): ReactNode {
  const say = useSay()
  const [best, ...others] = addresses
  return (
    <Columns>
      <Stack>
        <BigCode code={invitation.code} />
        {best !== undefined && (
          <div>
            <p className={styles.label}>{say('invite.address')}</p>
            <Address>{best}</Address>
            {others.length > 0 && (
              <Disclosure label={say('invite.address.others')}>
                {others.map((address) => (
                  <Address key={address}>{address}</Address>
                ))}
              </Disclosure>
            )}
          </div>
        )}
        {best !== undefined && <Note isSmall>{say(invitation.isOwnComputer ? 'computers.invite.here' : 'invite.here.how')}</Note>}
        <Note isSmall>
          {say(invitation.isOwnComputer ? 'computers.invite.once' : 'invite.once')} {say('invite.expires')}{' '}
          <Time at={Date.parse(invitation.expires)} form="absolute" />
        </Note>
      </Stack>
      <figure className={styles.picture}>
        <QrCode text={block} label={say('invite.qr')} />
        <figcaption className={styles.caption}>{say('invite.qr.hint')}</figcaption>
      </figure>
    </Columns>
  )
}

function Address({ children }: { readonly children: string }): ReactNode {
  return (
    <p className={styles.address} dir="ltr">
      {children}
    </p>
  )
}

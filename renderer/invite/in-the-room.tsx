/** The invitation large enough to be read across a table: the code in fours, a picture for phones, this computer's address. */
import type { ReactNode } from 'react'
import { Columns, Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { BigCode } from './big-code.tsx'
import styles from './invite.module.css'
import { QrCode } from './qr-code.tsx'

/** What is shown. */
export interface InTheRoomProps {
  readonly code: string
  /** The picture's content. */
  readonly block: string
  readonly addresses: readonly string[]
}

/** See the head of this file. */
export function InTheRoom({ code, block, addresses }: InTheRoomProps): ReactNode {
  const say = useSay()
  return (
    <Columns>
      <Stack>
        <BigCode code={code} />
        <div>
          <p className={styles.label}>{say('invite.address')}</p>
          {addresses.map((address) => (
            <p key={address} className={styles.address} dir="ltr">
              {address}
            </p>
          ))}
        </div>
        <Note isSmall>{say('invite.here.how')}</Note>
      </Stack>
      <figure className={styles.picture}>
        <QrCode text={block} label={say('invite.qr')} />
        <figcaption className={styles.caption}>{say('invite.qr.hint')}</figcaption>
      </figure>
    </Columns>
  )
}

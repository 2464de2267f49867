/** The invitation large enough to be read across a table: the code in fours, a picture for phones, this computer's address. */
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../host/use-copy.ts'
import { Button, Disclosure } from '../kit/index.ts'
import { Columns, Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { BigCode } from './big-code.tsx'
import styles from './invite.module.css'
import { QrCode } from './qr-code.tsx'

/** What is shown. */
export interface InTheRoomProps {
  readonly code: string
  /** The picture's content. */
  readonly block: string
  /** The likeliest first; none where this computer is only found nearby. */
  readonly addresses: readonly string[]
  /** For another computer of one's own. */
  readonly isOwnComputer?: true | undefined
}

/** See the head of this file. */
export function InTheRoom({ code, block, addresses, isOwnComputer }: InTheRoomProps): ReactNode {
  const say = useSay()
  const copy = useCopy()
  const [best, ...others] = addresses
  const isNearbyOnly = best === undefined
  const words = [
    say('invite.message.code', { code }),
    ...(best === undefined ? [] : [say('invite.message.addresses', { addresses: best })]),
  ].join('\n')
  return (
    <Columns>
      <Stack>
        <BigCode code={code} />
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
        <Row>
          <Button icon={Copy} onPress={() => void copy(words, say(isNearbyOnly ? 'invite.copied-code.alone' : 'invite.copied-code'))}>
            {say(isNearbyOnly ? 'invite.copy-code.alone' : 'invite.copy-code')}
          </Button>
        </Row>
        <Note isSmall>{say(isNearbyOnly ? 'invite.here.how.nearby' : isOwnComputer ? 'computers.invite.here' : 'invite.here.how')}</Note>
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

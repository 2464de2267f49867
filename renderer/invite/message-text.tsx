/** The message of an invitation as it goes out, to read and to copy by hand. */
import type { ReactNode } from 'react'
import { useSay } from '../messages/say.tsx'
import styles from './invite.module.css'

/** Pressed into, it is chosen as a whole. */
export function MessageText({ message }: { readonly message: string }): ReactNode {
  const say = useSay()
  return (
    <textarea
      readOnly
      dir="auto"
      rows={9}
      className={styles.message}
      aria-label={say('invite.message.label')}
      value={message}
      onFocus={(event) => event.currentTarget.select()}
    />
  )
}

/** A code in groups of four, large: for reading aloud and typing elsewhere. */
import type { ReactNode } from 'react'
import { useSay } from '../messages/say.tsx'
import styles from './invite.module.css'

/** The groups are read out one by one. */
export function BigCode({ code }: { readonly code: string }): ReactNode {
  const say = useSay()
  return (
    <div>
      <p className={styles.label}>{say('invite.code')}</p>
      <ol className={styles.code} dir="ltr" aria-label={say('invite.code')}>
        {code.split('-').map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups can be equal, their places tell them apart
          <li key={place} className={styles.group}>
            {group}
          </li>
        ))}
      </ol>
    </div>
  )
}

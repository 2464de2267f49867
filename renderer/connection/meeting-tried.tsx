/** How far a meeting address was tried: its name, the computer behind it, its certificate, what it answered. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useSay } from '../messages/say.tsx'
import styles from './connection.module.css'

type Fault = NonNullable<OutputOf<'network'>['known'][number]['fault']>

/** One sentence, on a line of its own. */
export function MeetingTried({ fault }: { readonly fault: Fault }): ReactNode {
  const say = useSay()
  return <p className={styles.tried}>{say(`connection.meeting.tried.${fault}`)}</p>
}

/** What the government answered to one position, in its own words. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Badge, type BadgeProps } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useDay } from '../messages/use-day.ts'
import styles from './responses.module.css'

/** An answer, wherever it stands. */
export type Response = Pick<NonNullable<OutputOf<'responses.list'>[number]['response']>, 'result' | 'words' | 'reason' | 'unit' | 'on'>

const TONES: { readonly [R in NonNullable<Response['result']>]: NonNullable<BadgeProps['tone']> } = {
  accepted: 'good',
  partly_accepted: 'good',
  already_exists: 'neutral',
  outside_competence: 'warning',
  needs_legislation: 'warning',
  needs_discussion: 'warning',
  rejected: 'danger',
}

/** What kind of answer it is. */
export function ResultBadge({ result }: Pick<Response, 'result'>): ReactNode {
  const say = useSay()
  return <Badge tone={result === null ? 'neutral' : TONES[result]}>{say(`responses.result.${result ?? 'own-words'}`)}</Badge>
}

/** Words, reason, who and when; what is empty is left out. */
export function ResponseWords({ response }: { readonly response: Response }): ReactNode {
  const day = useDay()
  const { words, reason, unit, on } = response
  const when = /^\d{4}-\d{2}-\d{2}$/.test(on) ? day(on) : on
  return (
    <>
      {[words, reason]
        .filter((part) => part !== '')
        .map((part, index) => (
          <span key={index === 0 ? 'words' : 'reason'} dir="auto" className={styles.words}>
            {part}
          </span>
        ))}
      {(unit !== '' || when !== '') && <span className={styles.soft}>{[unit, when].filter((part) => part !== '').join(' · ')}</span>}
    </>
  )
}

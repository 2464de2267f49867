/** How far something is, as a badge: coloured where the reviewers' scale knows it, plain where it is the plan's own word. */
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { Badge } from '../kit/index.ts'
import { useCompletionWords } from './completion-words.ts'
import styles from './plan.module.css'
import type { StatedProgress } from './stated-progress.ts'

/** With `isPlain` a level is plain as well, as among milestones. */
export interface ProgressBadgeProps {
  readonly progress: Omit<StatedProgress, 'count'> & { readonly count?: number | null }
  readonly isPlain?: boolean
}

/** The reviewers' levels that nothing was seen to be done for. */
const NOTHING_DONE: ReadonlySet<string> = new Set(['no_evidence', 'not_started'])

/** The count of milestones stands behind the words. */
export function ProgressBadge({ progress, isPlain = false }: ProgressBadgeProps): ReactNode {
  const intl = useIntl()
  const completionWords = useCompletionWords()
  const { of, isLevel, count = null } = progress
  return (
    <Badge tone={isLevel && !isPlain && !NOTHING_DONE.has(of) ? 'accent' : 'neutral'}>
      <bdi className={styles.progress} title={isLevel ? undefined : of}>
        {isLevel ? completionWords(of) : of}
      </bdi>
      {count !== null && ` ${intl.formatNumber(count)}`}
    </Badge>
  )
}

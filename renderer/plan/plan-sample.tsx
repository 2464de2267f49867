/** The first commitments as they would be taken over. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Card } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './plan.module.css'

/** The sample, and how many there are in all. */
export interface PlanSampleProps {
  readonly sample: OutputOf<'plan.import'>['sample']
  readonly of: number
}

const SHOWN = 8

/** Nothing where nothing was found. */
export function PlanSample({ sample, of }: PlanSampleProps): ReactNode {
  const say = useSay()
  if (sample.length === 0) return null
  const shown = sample.slice(0, SHOWN)
  return (
    <Card title={say('plan.sample', { count: shown.length, of })}>
      <ol className={styles.milestones}>
        {shown.map(({ id, rowId, title, leadAgencies, milestones }) => (
          <li key={id} className={styles.milestone}>
            <p className={styles.milestoneTitle}>
              <bdi className={styles.rowId}>{rowId}</bdi> <bdi>{title}</bdi>
            </p>
            <p className={styles.below}>
              <bdi>{leadAgencies.join(' · ')}</bdi>
              {milestones.length > 0 && ` — ${say('plan.milestones', { count: milestones.length })}`}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

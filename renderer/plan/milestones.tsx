/** The milestones of a commitment, each with what the plan states about it, folded. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Card, Disclosure } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './plan.module.css'
import { ProgressBadge } from './progress-badge.tsx'
import { StatedFacts } from './stated-facts.tsx'
import { ownProgress } from './stated-progress.ts'

type Milestone = OutputOf<'commitment.show'>['milestones'][number]

/** In the plan's order. */
export function Milestones({ milestones }: { readonly milestones: readonly Milestone[] }): ReactNode {
  const say = useSay()
  return (
    <Card title={say('plan.milestones', { count: milestones.length })}>
      <ol className={styles.milestones}>
        {milestones.map((milestone) => (
          <li key={milestone.id} className={styles.milestone}>
            <MilestoneLine milestone={milestone} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function MilestoneLine({
  milestone: { rowId, title, completion, stated, other, indicators },
}: {
  readonly milestone: Milestone
}): ReactNode {
  const say = useSay()
  const progress = ownProgress({ completion, status: stated['milestoneStatus'] ?? stated['status'] ?? null })
  return (
    <>
      <p className={styles.milestoneTitle}>
        {rowId && <bdi className={styles.rowId}>{rowId}</bdi>} <bdi>{title}</bdi>{' '}
        {progress && <ProgressBadge progress={progress} isPlain />}
      </p>
      {Object.keys(stated).length + Object.keys(other).length > 0 && (
        <Disclosure label={say('plan.milestone.more')}>
          <StatedFacts stated={stated} other={other} />
        </Disclosure>
      )}
      {indicators.length > 0 && (
        <ul className={styles.indicators}>
          {indicators.map((indicator) => (
            <li key={indicator.id}>
              <bdi>{indicator.title}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

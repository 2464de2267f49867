/** The government's commitments as its plan states them: found by words, agency, completion, and whether we have a position. */
import { FileUp } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, EmptyState, Page } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { CommitmentFilters } from './commitment-filters.tsx'
import { CommitmentTable } from './commitment-table.tsx'
import { EVERYTHING, foundCommitments } from './found-commitments.ts'
import styles from './plan.module.css'

/** See the head of this file. */
export function PlanPage(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const commitments = useAnswer('commitments', {})
  const isEmpty = commitments.value?.length === 0
  const bring = (
    <Button icon={FileUp} variant={isEmpty ? 'primary' : 'secondary'} onPress={() => navigate('/plan/import')}>
      {isEmpty ? say('plan.bring') : say('plan.bring-again')}
    </Button>
  )
  return (
    <Page title={say('plan.title')} description={say('plan.description')} actions={!isEmpty && bring}>
      <Answered answer={commitments} words={say('plan.loading')}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState picture="plan" action={bring}>
              {say('plan.none')}
            </EmptyState>
          ) : (
            <Register all={all} />
          )
        }
      </Answered>
    </Page>
  )
}

function Register({ all }: { readonly all: OutputOf<'commitments'> }): ReactNode {
  const say = useSay()
  const { value: positions = [] } = useAnswer('position.list', {})
  const [wanted, setWanted] = useState(EVERYTHING)
  const positionCounts = useMemo(() => countBy(positions.flatMap(({ commitment }) => commitment ?? [])), [positions])
  const found = useMemo(() => foundCommitments(all, wanted, positionCounts), [all, wanted, positionCounts])
  return (
    <>
      <CommitmentFilters all={all} wanted={wanted} onChange={setWanted} />
      <p className={styles.count} role="status">
        {say('plan.count', { count: found.length, all: all.length })}
      </p>
      <CommitmentTable rows={found} positionCounts={positionCounts} />
    </>
  )
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

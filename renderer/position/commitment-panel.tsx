/** The commitment a position answers, in the plan's own words, readable while one writes. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { isAppError } from '../../shared/errors.ts'
import { Failure } from '../host/failure.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { ComboBox } from '../kit/combo-box.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Link } from '../kit/link.tsx'
import { Skeleton } from '../kit/skeleton.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './position.module.css'
import type { PositionChange, PositionFacts } from './use-position.ts'

type Commitment = OutputOf<'commitment.show'>

/** The position, and who hears of a choice. */
export interface CommitmentPanelProps {
  readonly position: PositionFacts
  readonly isEditable: boolean
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** See the head of this file. */
export function CommitmentPanel(props: CommitmentPanelProps): ReactNode {
  const { position, isEditable } = props
  const [isChoosing, setChoosing] = useState(false)
  if (isEditable && (isChoosing || position.commitment === null)) {
    return <ChooseCommitment {...props} onDone={() => setChoosing(false)} />
  }
  if (position.commitment === null) return <NoCommitment />
  return <ChosenCommitment id={position.commitment} {...(isEditable && { onChooseAnother: () => setChoosing(true) })} />
}

interface ChosenCommitmentProps {
  readonly id: string
  /** Absent for those who only read. */
  readonly onChooseAnother?: () => void
}

function ChosenCommitment({ id, onChooseAnother }: ChosenCommitmentProps): ReactNode {
  const say = useSay()
  const { value, error, askAgain } = useAnswer('commitment.show', { id })
  if (error && !isAppError(error, 'not-found')) return <Failure error={error} onRetry={askAgain} />
  if (error) {
    return (
      <EmptyState picture="plan" action={<Button onPress={askAgain}>{say('position.commitment.again')}</Button>}>
        {say('position.commitment.unknown')}
      </EmptyState>
    )
  }
  if (!value) return <Skeleton>{say('position.commitment.opening')}</Skeleton>
  return (
    <>
      <Wording commitment={value} />
      {onChooseAnother && (
        <Button size="small" variant="quiet" onPress={onChooseAnother}>
          {say('position.commitment.another')}
        </Button>
      )}
    </>
  )
}

function Wording({ commitment }: { readonly commitment: Commitment }): ReactNode {
  const say = useSay()
  const { rowId, title, leadAgencies, stated, milestones } = commitment
  return (
    <div className={styles.commitment}>
      <header>
        <p className={styles.source}>{[rowId, ...leadAgencies].filter(Boolean).join(' · ')}</p>
        <h2 dir="auto" className={styles.commitmentTitle}>
          {title}
        </h2>
      </header>
      <Part title={say('position.commitment.text')} words={stated['text']} />
      <Part title={say('position.commitment.problem')} words={stated['problem']} />
      <Part title={say('position.commitment.contribution')} words={stated['contribution']} />
      {milestones.length > 0 && (
        <section>
          <h3 className={styles.partTitle}>{say('position.commitment.milestones', { count: milestones.length })}</h3>
          <ol className={styles.milestones}>
            {milestones.map((milestone) => (
              <Milestone key={milestone.id} milestone={milestone} />
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

function Part({ title, words }: { readonly title: string; readonly words: string | undefined }): ReactNode {
  if (!words) return null
  return (
    <section>
      <h3 className={styles.partTitle}>{title}</h3>
      <p dir="auto" className={styles.wording}>
        {words}
      </p>
    </section>
  )
}

function Milestone({ milestone }: { readonly milestone: Commitment['milestones'][number] }): ReactNode {
  const say = useSay()
  const { title, stated } = milestone
  const from = stated['milestoneStart'] ?? stated['start']
  const to = stated['milestoneEnd'] ?? stated['end'] ?? stated['deadline']
  const status = stated['milestoneStatus'] ?? stated['status']
  const facts = [
    stated['milestoneLead'],
    from && to ? say('position.commitment.dates', { from, to }) : to ? say('position.commitment.until', { to }) : undefined,
  ].filter((fact) => fact !== undefined && fact !== '')
  return (
    <li>
      <span dir="auto">{title}</span> {status && <Badge>{status}</Badge>}
      {facts.length > 0 && <span className={styles.source}>{facts.join(' · ')}</span>}
    </li>
  )
}

function NoCommitment(): ReactNode {
  const say = useSay()
  return <EmptyState picture="plan">{say('position.commitment.none')}</EmptyState>
}

function ChooseCommitment({ position, onChange, onDone }: CommitmentPanelProps & { readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const { value: commitments = [] } = useAnswer('commitments', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const take = async (): Promise<void> => {
    if (await onChange({ commitment: chosen })) onDone()
  }
  if (commitments.length === 0) {
    return (
      <EmptyState picture="plan" action={<Link href="#/plan/import">{say('position.commitment.add-plan')}</Link>}>
        {say('position.commitment.no-plan')}
      </EmptyState>
    )
  }
  return (
    <div className={styles.commitment}>
      {position.commitment === null && <p>{say('position.commitment.none')}</p>}
      <ComboBox
        label={say('position.commitment.choose')}
        options={commitments.map(({ id, rowId, title }) => ({ id, label: `${rowId} ${title}` }))}
        value={chosen}
        onChange={setChosen}
      />
      <div className={styles.commitmentDeeds}>
        <Button isDisabled={chosen === null} onPress={() => void take()}>
          {say('position.commitment.take')}
        </Button>
        {position.commitment !== null && (
          <Button variant="quiet" onPress={onDone}>
            {say('position.commitment.leave')}
          </Button>
        )}
      </div>
    </div>
  )
}

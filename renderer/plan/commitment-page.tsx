/** Everything the plan states about one commitment, its milestones, and our positions about it. */
import { PenLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Badge, Button, Card, Link, Page } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { NewPositionDialog } from '../positions/new-position-dialog.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import { Milestones } from './milestones.tsx'
import styles from './plan.module.css'
import { ProgressBadge } from './progress-badge.tsx'
import { StatedFacts } from './stated-facts.tsx'
import { ownProgress } from './stated-progress.ts'

type Commitment = OutputOf<'commitment.show'>

/** `id`, or what the plan calls it. */
export function CommitmentPage({ id }: { readonly id: string }): ReactNode {
  const say = useSay()
  const { isCareful } = usePreferences()
  const commitment = useAnswer('commitment.show', { id })
  const [isWriting, setWriting] = useState(false)
  const title = commitment.value?.title ?? say('plan.title')
  const write = commitment.value && (
    <Button variant="primary" icon={PenLine} onPress={() => setWriting(true)}>
      {say('plan.write')}
    </Button>
  )
  return (
    <Page
      title={title}
      windowTitle={isCareful ? say('plan.title') : title}
      description={<Link href="#/plan">{say('plan.back')}</Link>}
      actions={write}
      width="text"
    >
      <Answered answer={commitment} words={say('plan.opening')}>
        {(value) => (
          <>
            <Facts commitment={value} />
            <NewPositionDialog isOpen={isWriting} onOpenChange={setWriting} commitment={{ id: value.id, title: value.title }} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Facts({ commitment }: { readonly commitment: Commitment }): ReactNode {
  const say = useSay()
  const { rowId, leadAgencies, completion, stated, other, milestones, positions } = commitment
  const progress = ownProgress({ completion, status: stated['completion'] ?? stated['status'] ?? null })
  return (
    <>
      <Row>
        {rowId && <Badge>{rowId}</Badge>}
        {progress && <ProgressBadge progress={progress} />}
        <bdi>{leadAgencies.join(' · ')}</bdi>
      </Row>
      <Card title={say('plan.our-positions')}>
        {positions.length === 0 && <Note>{say('plan.our-positions.none')}</Note>}
        <ul className={styles.positions}>
          {positions.map(({ id, number, title }) => (
            <li key={id}>
              <Link href={`#/positions/${id}`}>{positionName(say, { number, title })}</Link>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say('plan.stated')}>
        <StatedFacts stated={stated} other={other} />
      </Card>
      {milestones.length > 0 && <Milestones milestones={milestones} />}
    </>
  )
}

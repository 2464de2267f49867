/** What taking a plan over would change: nothing is ever removed by it. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Badge } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { type PlanCounts, useFoundWords } from './found-words.ts'

/** Counts of commitments and what is below them together; where all are new, that is said of each kind. */
export function PlanChanges({ found }: { readonly found: Pick<OutputOf<'plan.import'>, 'changes' | keyof PlanCounts> }): ReactNode {
  const say = useSay()
  const foundWords = useFoundWords()
  const { changes } = found
  if (changes.changed + changes.same + changes.missing === 0) {
    return (
      <Row>
        <Badge tone="good">{say('plan.changes.all-new', { found: foundWords(found, 'conjunction') })}</Badge>
      </Row>
    )
  }
  return (
    <>
      <Row>
        {changes.new > 0 && <Badge tone="good">{say('plan.changes.new', { count: changes.new })}</Badge>}
        {changes.changed > 0 && <Badge tone="warning">{say('plan.changes.changed', { count: changes.changed })}</Badge>}
        {changes.same > 0 && <Badge>{say('plan.changes.same', { count: changes.same })}</Badge>}
        {changes.missing > 0 && <Badge tone="warning">{say('plan.changes.missing', { count: changes.missing })}</Badge>}
      </Row>
      {changes.missing > 0 && <p>{say('plan.changes.missing.what')}</p>}
    </>
  )
}

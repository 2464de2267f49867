/** What was taken over, and where to go on. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Banner, Button } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useFoundWords } from './found-words.ts'
import { ImportProblems } from './import-problems.tsx'
import { PlanChanges } from './plan-changes.tsx'

/** The result, and bringing in another. */
export interface ImportResultProps {
  readonly result: OutputOf<'plan.import'>
  readonly onAgain: () => void
}

/** See the head of this file. */
export function ImportResult({ result, onAgain }: ImportResultProps): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const foundWords = useFoundWords()
  return (
    <>
      <Banner kind="good" title={say('plan.taken')}>
        {foundWords(result)}
      </Banner>
      <PlanChanges found={result} />
      {result.problems.length > 0 && <ImportProblems problems={result.problems} />}
      <Row>
        <Button variant="primary" onPress={() => navigate('/plan')}>
          {say('plan.taken.see')}
        </Button>
        <Button onPress={onAgain}>{say('plan.preview.other')}</Button>
      </Row>
    </>
  )
}

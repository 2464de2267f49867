/** What could not be taken as it stands, line by line, with the reason. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { ProblemCode } from '../../shared/plan/problems.ts'
import { Banner, Button, Card } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './plan.module.css'

const CODES: readonly ProblemCode[] = [
  'above_header',
  'ragged_row',
  'stray_quote',
  'unclosed_quote',
  'no_title',
  'row_repeated',
  'id_repeated',
  'differs_between_rows',
  'belongs_to_row_above',
  'before_first_number',
  'no_numbered_line',
  'too_long',
]
const PART = 8

/** Nothing where there is no problem. */
export function ImportProblems({ problems }: { readonly problems: OutputOf<'plan.import'>['problems'] }): ReactNode {
  const say = useSay()
  const [shown, setShown] = useState(PART)
  if (problems.length === 0) return <Banner kind="good">{say('plan.problems.none')}</Banner>
  return (
    <Card title={say('plan.problems', { count: problems.length })}>
      <ol className={styles.problems}>
        {problems.slice(0, shown).map(({ line, code, message }, place) => {
          const known = CODES.find((each) => each === code)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line can have the same problem twice
            <li key={place} className={styles.problem}>
              <span className={styles.line}>{say('plan.problem.line', { line })}</span>
              <span>{known ? say(`plan.problem.${known}`) : message}</span>
            </li>
          )
        })}
      </ol>
      {problems.length > shown && (
        <Row>
          <Button size="small" onPress={() => setShown(shown + 50)}>
            {say('plan.problems.more', { count: Math.min(50, problems.length - shown) })}
          </Button>
        </Row>
      )}
    </Card>
  )
}

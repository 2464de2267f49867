/** How a plan was understood, before it is taken over: counts, changes, problems, columns, a sample. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Button, Card } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ColumnMapping } from './column-mapping.tsx'
import { useFoundWords } from './found-words.ts'
import { ImportProblems } from './import-problems.tsx'
import { PlanChanges } from './plan-changes.tsx'
import { PlanSample } from './plan-sample.tsx'

/** The preview, and what can be done with it. */
export interface PlanPreviewProps {
  readonly preview: OutputOf<'plan.import'>
  readonly isBusy: boolean
  /** A table has columns that can be read otherwise; pasted text has none. */
  readonly isTable: boolean
  readonly onMap: (map: Readonly<Record<string, string | null>>) => void
  readonly onTake: () => void
  readonly onAgain: () => void
}

/** See the head of this file. */
export function PlanPreview({ preview, isBusy, isTable, onMap, onTake, onAgain }: PlanPreviewProps): ReactNode {
  const say = useSay()
  const foundWords = useFoundWords()
  const { commitments } = preview
  return (
    <>
      <Card title={foundWords(preview)}>
        {commitments === 0 ? <Note>{say('plan.preview.nothing')}</Note> : <PlanChanges found={preview} />}
        <Row>
          <Button variant="primary" isDisabled={commitments === 0 || isBusy} onPress={onTake}>
            {say('plan.preview.take', { commitments })}
          </Button>
          <Button variant="quiet" isDisabled={isBusy} onPress={onAgain}>
            {say('plan.preview.other')}
          </Button>
        </Row>
        <Note isSmall>{say('plan.preview.nothing-kept')}</Note>
      </Card>
      <ImportProblems problems={preview.problems} />
      {isTable && <ColumnMapping mapping={preview.mapping} columns={preview.columns} isBusy={isBusy} onMap={onMap} />}
      <PlanSample sample={preview.sample} of={commitments} />
    </>
  )
}

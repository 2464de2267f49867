/** What the interface says back. */
import { type ReactNode, useState } from 'react'
import { MishapInPlace } from '../gate/mishap.tsx'
import { Banner, Button, Card, EmptyState, ProgressBar, Skeleton, Steps, useToast } from '../kit/index.ts'
import type { Samples } from './samples.ts'
import { Specimen } from './specimen.tsx'

const STAGES = ['Writing', 'Comments', 'Last objections', 'Sign-on', 'Sent', 'Answered'].map((label) => ({
  id: label,
  label,
  detail: 'until 12 Nov',
}))
const CONNECTING = [
  { id: 'code', label: 'The code is right' },
  { id: 'find', label: 'Looking for somebody of the coalition' },
  { id: 'words', label: 'Comparing four words' },
]

/** The section. */
export function FeedbackSection({ samples }: { readonly samples: Samples }): ReactNode {
  const show = useToast()
  return (
    <>
      <Specimen title="Banners" isColumn>
        <Banner title="Only on this computer so far." actions={<Button size="small">Invite an organisation</Button>}>
          Saved on this computer.
        </Banner>
        <Banner kind="good" title="Everyone had it at 14:05." />
        <Banner kind="warning" title="Only one coordinator" actions={<Button size="small">Name a second</Button>}>
          If this computer is lost, nobody can let others in.
        </Banner>
        <Banner kind="error" title="The file could not be read." actions={<Button size="small">Choose another</Button>}>
          {samples.sentence}
        </Banner>
      </Specimen>
      <Specimen title="Waiting" isColumn>
        <ProgressBar label="Reading the plan" value={38} onCancel={() => show({ words: 'Stopped' })} />
        <ProgressBar label="Looking for somebody" onCancel={() => undefined} />
        <ProgressBar label="Bringing open texts" value={1.2} maximum={3.1} detail="1.2 of 3.1 MB" />
        <Skeleton>Opening the positions…</Skeleton>
      </Specimen>
      <Specimen title="Steps" isColumn>
        <Steps label="Stages" steps={STAGES} currentId="Last objections" />
        <Steps label="Joining" steps={CONNECTING} currentId="find" direction="down" isWorking />
      </Specimen>
      <Specimen title="Notices">
        <Button onPress={() => show({ words: 'Remark settled' })}>Show a notice</Button>
        <Button
          onPress={() => show({ words: 'Position removed', action: { label: 'Undo', onPress: () => show({ words: 'It is back' }) } })}
        >
          Show one with undo
        </Button>
      </Specimen>
      <Specimen title="A fault" isColumn>
        <MishapInPlace place="">
          <Faulty />
        </MishapInPlace>
      </Specimen>
      <Specimen title="Nothing yet" isColumn>
        {(['page', 'people', 'plan', 'envelope', 'search', 'line'] as const).map((picture) => (
          <Card key={picture}>
            <EmptyState picture={picture} action={<Button variant="primary">Write the first paragraph</Button>}>
              {samples.sentence}
            </EmptyState>
          </Card>
        ))}
      </Specimen>
    </>
  )
}

function Faulty(): ReactNode {
  const [isFaulty, setFaulty] = useState(false)
  if (isFaulty) throw new Error('a fault on purpose')
  return <Button onPress={() => setFaulty(true)}>Fail</Button>
}

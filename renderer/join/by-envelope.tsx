/** While somebody waits to be let in: the request as an envelope, what to do with it, and where the answer goes. */
import { FileDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { TakeInButton } from '../envelope/take-in-button.tsx'
import { saveEnvelopeFile } from '../envelope/use-making.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Banner, Button, Card } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './by-envelope.module.css'

/** `isOnly`: nobody is contacted, so that this is the only way. `isFolded`: another way may do. */
export function ByEnvelope({ isOnly, isFolded }: { readonly isOnly: boolean; readonly isFolded: boolean }): ReactNode {
  const say = useSay()
  const { run, isPending, error } = useAct('envelope.request')
  const [saved, setSaved] = useState<string>()
  const save = async (): Promise<void> => {
    const made = await run({})
    if (!made) return
    saveEnvelopeFile(made)
    setSaved(made.name)
  }
  return (
    <Card title={say('join.envelope.title')} isFolded={isFolded}>
      <Stack>
        <p>{say('join.envelope.ready')}</p>
        <ol className={styles.steps}>
          <li>
            <Stack gap="tight">
              <Row>
                <Button
                  variant={isOnly && saved === undefined ? 'primary' : 'secondary'}
                  icon={FileDown}
                  pending={isPending ? say('join.envelope.saving') : undefined}
                  onPress={() => void save()}
                >
                  {say('join.envelope.save')}
                </Button>
              </Row>
              <span role="status">{saved !== undefined && <Note isSmall>{say('join.envelope.saved', { file: saved })}</Note>}</span>
            </Stack>
          </li>
          <li>{say('join.envelope.send')}</li>
          <li>
            <Stack gap="tight">
              <span>{say('join.envelope.answer')}</span>
              <Row>
                <TakeInButton />
              </Row>
            </Stack>
          </li>
        </ol>
        <Failure error={error} onRetry={() => void save()} />
      </Stack>
    </Card>
  )
}

/** Envelopes only: that is said, and it can be changed. */
export function OnlyEnvelopes(): ReactNode {
  const say = useSay()
  const { run, isPending, error } = useAct('coalition.join')
  return (
    <>
      <Banner
        title={say('join.quiet.title')}
        actions={
          <Button
            size="small"
            pending={isPending ? say('join.asking') : undefined}
            onPress={() => void run({ byEnvelope: false, waitSeconds: 0 })}
          >
            {say('join.quiet.look')}
          </Button>
        }
      >
        {say('join.quiet.words')}
      </Banner>
      <Failure error={error} />
    </>
  )
}
